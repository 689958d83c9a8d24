-- One row per incident that is over, whose alarm was told and whose end was not; others who tell
-- leave it alone.
select * from clientele.incident
where alarm_sent_at is not null and closed_at is not null and clear_sent_at is null
order by opened_at, kind, subject
for update skip locked
