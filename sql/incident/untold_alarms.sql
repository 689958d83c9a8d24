-- One row per open incident that operators were not told of; others who tell leave it alone.
select * from clientele.incident
where alarm_sent_at is null and closed_at is null
order by opened_at, kind, subject
for update skip locked
