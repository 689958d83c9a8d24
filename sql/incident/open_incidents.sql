-- One row per incident that is not over, oldest first.
select * from clientele.incident
where closed_at is null
order by opened_at, kind, subject
