-- One row: the receipt :receipt, with what was removed and what remains.
update clientele.forgotten
set removed = cast(:removed as jsonb), mails = mails + :mails, remains = :remains,
  forgotten_at = clock_timestamp()
where receipt = :receipt
