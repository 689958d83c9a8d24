-- What is believed of the shop, checked month after month.

create table clientele.hypothesis (
  month       date    not null,
  revision    int     not null,
  name        text    not null,
  claim       text    not null,
  verdict     text    not null check (
    verdict in ('holds', 'does not hold', 'undecided', 'measured', 'not answered')
  ),
  result      text    not null,
  effect      double precision,
  effect_low  double precision,
  effect_high double precision,
  effect_name text    not null,
  sample      bigint  not null check (sample >= 0),
  own         boolean not null,
  primary key (month, revision, name)
);
comment on table clientele.hypothesis is 'One row per run and standing check of what is believed of the shop.';
comment on column clientele.hypothesis.month is 'Month of the run.';
comment on column clientele.hypothesis.revision is 'Revision of the run.';
comment on column clientele.hypothesis.name is 'Key of the check.';
comment on column clientele.hypothesis.claim is 'What is believed.';
comment on column clientele.hypothesis.verdict is 'holds (the interval lies on the claimed side and the effect is worth a word), does not hold, undecided; measured where the owner''s SQL gives no verdict, not answered where it fails.';
comment on column clientele.hypothesis.result is 'What was found, in words.';
comment on column clientele.hypothesis.effect is 'Effect size; positive is as claimed. Null where it was not answered.';
comment on column clientele.hypothesis.effect_low is 'Lower end of its 95 % interval.';
comment on column clientele.hypothesis.effect_high is 'Upper end of its 95 % interval.';
comment on column clientele.hypothesis.effect_name is 'What the effect is.';
comment on column clientele.hypothesis.sample is 'On how many days or customers it was found.';
comment on column clientele.hypothesis.own is 'Whether the owner listed it in the configuration.';
