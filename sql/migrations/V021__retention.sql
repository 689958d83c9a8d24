-- Retention and late data: one row per what is said with each table.

create table clientele.removal (
  what       text        not null check (what in ('raw lines', 'lines', 'customer rows')),
  month      date        not null,
  revision   int         not null,
  rows       bigint      not null,
  removed_at timestamptz not null default clock_timestamp(),
  primary key (what, month, revision)
);
comment on table clientele.removal is 'One row per month and revision whose rows were removed because they were older than the configuration keeps them.';
comment on column clientele.removal.what is 'raw lines (as they came), lines (kept and rejected ones too, of a reading that nobody looks at any more) or customer rows (of a run that a later revision replaced).';
comment on column clientele.removal.month is 'Month of the lines, or of the run.';
comment on column clientele.removal.revision is 'Data revision, or revision of the run.';
comment on column clientele.removal.rows is 'How many.';
comment on column clientele.removal.removed_at is 'When.';

create table clientele.source_look (
  name      text        primary key,
  sha256    text        not null,
  looked_at timestamptz not null
);
comment on table clientele.source_look is 'One row per file of the source when it was last held against the months that were read.';
comment on column clientele.source_look.name is 'File name or object key.';
comment on column clientele.source_look.sha256 is 'SHA-256 of its bytes, or what the store calls its state.';
comment on column clientele.source_look.looked_at is 'When.';

create table clientele.late_data (
  month         date        not null,
  revision      int         not null,
  data_revision int         not null,
  lines_new     bigint      not null,
  lines_gone    bigint      not null,
  found_at      timestamptz not null,
  primary key (month, revision)
);
comment on table clientele.late_data is 'One row per published run whose own month''s lines have changed in the source since it read them.';
comment on column clientele.late_data.month is 'Month of the run.';
comment on column clientele.late_data.revision is 'Revision of the run; a later revision settles it.';
comment on column clientele.late_data.data_revision is 'The reading of the month the run looks at.';
comment on column clientele.late_data.lines_new is 'Lines of the month that the source has and the reading has not.';
comment on column clientele.late_data.lines_gone is 'Lines of the month that the reading has and the source has not.';
comment on column clientele.late_data.found_at is 'When that was found.';
alter table clientele.schedule_state add column served_since timestamptz;
comment on column clientele.schedule_state.served_since is 'When an instance first began to serve; a first month is not late before a deadline has passed from then.';
comment on column clientele.incident.kind is 'late_month, gave_up, unknown_mail, late_data or silent_schedule.';
