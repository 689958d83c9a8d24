-- The mail ledger: one row per message that was ever meant to go out, claimed before it goes.

create table clientele.mail_ledger (
  month      date        not null,
  revision   int         not null,
  recipient  text        not null,
  template   text        not null,
  state      text        not null check (state in ('claimed', 'sent', 'refused', 'unknown', 'lost')),
  message_id text        not null default '',
  subject    text        not null,
  detail     text        not null default '',
  claimed_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  primary key (month, revision, recipient, template)
);
comment on table clientele.mail_ledger is 'One row per run, recipient and template: claimed and committed before the message is handed over.';
comment on column clientele.mail_ledger.month is 'Month of the run.';
comment on column clientele.mail_ledger.revision is 'Revision of the run.';
comment on column clientele.mail_ledger.recipient is 'Address.';
comment on column clientele.mail_ledger.template is 'Kind of message.';
comment on column clientele.mail_ledger.state is 'claimed (being handed over), sent, refused (certainly not sent), unknown (the answer was lost), lost (a person says it never came).';
comment on column clientele.mail_ledger.message_id is 'The carrier''s id of the message, empty unless sent.';
comment on column clientele.mail_ledger.subject is 'Subject.';
comment on column clientele.mail_ledger.detail is 'Why it was refused or is unknown, or who settled it.';
comment on column clientele.mail_ledger.claimed_at is 'When it was claimed.';
comment on column clientele.mail_ledger.settled_at is 'When its state was last decided.';

-- What was sent before there was a ledger was sent.
insert into clientele.mail_ledger (month, revision, recipient, template, state, message_id, subject,
  claimed_at, settled_at)
select month, revision, recipient, template, status, message_id, subject, sent_at, sent_at
from clientele.mail_delivery;

alter table clientele.mail_delivery drop constraint mail_delivery_status_check;
alter table clientele.mail_delivery add constraint mail_delivery_status_check
  check (status in ('sent', 'unknown'));
comment on column clientele.mail_delivery.status is 'sent, or unknown: whether it was sent is for a person to settle.';
comment on column clientele.mail_delivery.message_id is 'The carrier''s id of the message, empty if unknown.';
