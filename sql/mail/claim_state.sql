-- One row: how a claim stands, and the message's id if it was sent.
select state, message_id from clientele.mail_ledger
where month = :month and revision = :revision and recipient = :recipient and template = :template
