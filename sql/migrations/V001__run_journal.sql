-- The journal: one row per run, one row per attempt of a step.

create schema if not exists clientele;
create schema if not exists bi;

-- The role of dashboards. It has no password: give it one, or another way to log in, where it is
-- used over a network. Several databases of one server may be migrated at the same moment.
do $$
begin
  if not exists (select from pg_roles where rolname = 'bi_reader') then
    begin
      create role bi_reader login;
    exception
      when duplicate_object or unique_violation then null;
      when insufficient_privilege then
        raise exception 'the role bi_reader is missing and % may not create it', current_user
          using hint = 'let an administrator run: create role bi_reader login';
    end;
  end if;
  begin
    execute format('grant bi_reader to %I', current_user);
  exception
    when insufficient_privilege or invalid_grant_operation then null;
  end;
end
$$;

create table clientele.run (
  month           date        not null check (extract(day from month) = 1),
  revision        int         not null check (revision >= 1),
  status          text        not null check (status in ('RUNNING', 'FAILED', 'PUBLISHED')),
  reason          text        not null,
  seed            bigint      not null,
  settings_sha256 text        not null,
  code_version    text        not null,
  platform        text        not null,
  started_at      timestamptz not null,
  finished_at     timestamptz,
  primary key (month, revision)
);
comment on table clientele.run is 'One row per run: a month and its revision.';
comment on column clientele.run.month is 'First day of the month that is closed.';
comment on column clientele.run.revision is '1 for the first issue, one more for each re-issue.';
comment on column clientele.run.status is 'RUNNING (at work, or killed at work), FAILED or PUBLISHED.';
comment on column clientele.run.reason is 'Why this revision was made; empty for the first.';
comment on column clientele.run.seed is 'Seed of all random streams of the run.';
comment on column clientele.run.settings_sha256 is 'SHA-256 of the settings that can change a figure.';
comment on column clientele.run.code_version is 'Version of the program.';
comment on column clientele.run.platform is 'Java, operating system and processor the run began on.';
comment on column clientele.run.started_at is 'First start.';
comment on column clientele.run.finished_at is 'End, if it has ended.';

create table clientele.run_step (
  month         date        not null,
  revision      int         not null,
  step          text        not null,
  attempt       int         not null check (attempt >= 1),
  status        text        not null check (status in ('RUNNING', 'SUCCEEDED', 'FAILED', 'INTERRUPTED')),
  started_at    timestamptz not null,
  finished_at   timestamptz,
  rows_written  bigint      not null default 0,
  metrics       jsonb       not null default '{}',
  error_code    text        not null default '',
  error_message text        not null default '',
  primary key (month, revision, step, attempt),
  foreign key (month, revision) references clientele.run
);
create unique index run_step_done_once on clientele.run_step (month, revision, step)
  where status = 'SUCCEEDED';
comment on table clientele.run_step is 'One row per run, step and attempt; a step succeeds at most once.';
comment on column clientele.run_step.month is 'Month of the run.';
comment on column clientele.run_step.revision is 'Revision of the run.';
comment on column clientele.run_step.step is 'Name of the step.';
comment on column clientele.run_step.attempt is '1 for the first try.';
comment on column clientele.run_step.status is 'RUNNING, SUCCEEDED, FAILED or INTERRUPTED (the process died).';
comment on column clientele.run_step.started_at is 'Begin of the attempt.';
comment on column clientele.run_step.finished_at is 'End of the attempt.';
comment on column clientele.run_step.rows_written is 'Rows the step left in its tables.';
comment on column clientele.run_step.metrics is 'Named figures of the step.';
comment on column clientele.run_step.error_code is 'Kind of failure, empty if none.';
comment on column clientele.run_step.error_message is 'The sentence of the failure, empty if none.';
