-- One row: a claim that was never settled, because its process died; nobody knows whether it was sent.
update clientele.mail_ledger
set state = 'unknown', detail = 'its process ended before the carrier answered',
  settled_at = clock_timestamp()
where month = :month and revision = :revision and recipient = :recipient and template = :template
  and state = 'claimed'
