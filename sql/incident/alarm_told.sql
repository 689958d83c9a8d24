-- One row: an incident whose alarm was told at :now.
update clientele.incident
set alarm_sent_at = :now
where kind = :kind and subject = :subject and opened_at = :opened_at
