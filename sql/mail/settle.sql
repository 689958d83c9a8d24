-- One row: a claim, settled as :state says.
update clientele.mail_ledger
set state = :state, message_id = :message_id, detail = :detail, settled_at = clock_timestamp()
where month = :month and revision = :revision and recipient = :recipient and template = :template
