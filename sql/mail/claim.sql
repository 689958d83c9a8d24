-- One row: the claim to a message, if nobody has it, or if its last one was refused, lost or, where
-- sending twice does no harm (:repeatable), never settled; else none.
insert into clientele.mail_ledger (month, revision, recipient, template, state, subject)
values (:month, :revision, :recipient, :template, 'claimed', :subject)
on conflict (month, revision, recipient, template) do update
  set state = 'claimed', subject = excluded.subject, detail = '',
      claimed_at = clock_timestamp(), settled_at = null
  where mail_ledger.state in ('refused', 'lost')
     or (:repeatable and mail_ledger.state = 'claimed')
