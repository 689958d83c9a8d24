-- One row per unknown message of the run to :recipient, of which a person has found out.
update clientele.mail_ledger
set state = :state, detail = 'settled by a person', settled_at = clock_timestamp()
where month = :month and revision = :revision and recipient = :recipient and state = 'unknown'
