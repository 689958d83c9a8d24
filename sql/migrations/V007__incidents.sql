-- What operators are told of: one row per incident, from when it is seen until it is over.

create table clientele.incident (
  kind           text        not null,
  subject        text        not null,
  opened_at      timestamptz not null,
  message        text        not null,
  alarm_sent_at  timestamptz,
  closed_at      timestamptz,
  clear_sent_at  timestamptz,
  primary key (kind, subject, opened_at)
);
create unique index incident_open_once on clientele.incident (kind, subject) where closed_at is null;
comment on table clientele.incident is 'One row per incident; at most one of a kind and subject is open.';
comment on column clientele.incident.kind is 'late_month, gave_up, unknown_mail or silent_schedule.';
comment on column clientele.incident.subject is 'What it is about: a month, a message.';
comment on column clientele.incident.opened_at is 'When it was first seen.';
comment on column clientele.incident.message is 'What operators were told, and what to do.';
comment on column clientele.incident.alarm_sent_at is 'When they were told; empty while that is still to be done.';
comment on column clientele.incident.closed_at is 'When it was over; empty while it is not.';
comment on column clientele.incident.clear_sent_at is 'When they were told that; empty while that is still to be done.';
