-- One row: an incident whose end was told at :now.
update clientele.incident
set clear_sent_at = :now
where kind = :kind and subject = :subject and opened_at = :opened_at
