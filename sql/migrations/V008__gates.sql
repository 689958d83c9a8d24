-- Quality gates: what was measured before a run was published, and who let it pass.

create table clientele.gate_verdict (
  month    date             not null,
  revision int              not null,
  gate     text             not null,
  value    double precision,
  limits   text             not null,
  verdict  text             not null check (verdict in ('pass', 'stop', 'not judged')),
  detail   text             not null,
  primary key (month, revision, gate)
);
comment on table clientele.gate_verdict is 'One row per run and quality gate; a gate that stops keeps the run from being published.';
comment on column clientele.gate_verdict.month is 'Month of the run.';
comment on column clientele.gate_verdict.revision is 'Revision of the run.';
comment on column clientele.gate_verdict.gate is 'Name of the gate.';
comment on column clientele.gate_verdict.value is 'What was measured; null if not judged.';
comment on column clientele.gate_verdict.limits is 'What the configuration allows.';
comment on column clientele.gate_verdict.verdict is 'pass, stop, or not judged (no yardstick yet).';
comment on column clientele.gate_verdict.detail is 'What the value was held against.';

create table clientele.gate_acceptance (
  month       date        not null,
  revision    int         not null,
  gate        text        not null,
  because     text        not null,
  accepted_at timestamptz not null default clock_timestamp(),
  primary key (month, revision, gate)
);
comment on table clientele.gate_acceptance is 'One row per run and gate that a person let pass, for this run alone.';
comment on column clientele.gate_acceptance.month is 'Month of the run.';
comment on column clientele.gate_acceptance.revision is 'Revision of the run.';
comment on column clientele.gate_acceptance.gate is 'Name of the gate.';
comment on column clientele.gate_acceptance.because is 'The reason that person gave.';
comment on column clientele.gate_acceptance.accepted_at is 'When.';
