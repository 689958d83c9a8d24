-- What the next months are expected to bring, frozen when it is published, and what came.

create table clientele.forecast (
  month date not null,
  revision int not null,
  part text not null check (part in ('SEGMENT', 'NEW', 'TOTAL')),
  segment_id int not null,
  ahead int not null check (ahead between 1 and 3),
  target_month date not null,
  customers bigint not null,
  expected numeric(24, 2) not null,
  low numeric(24, 2),
  high numeric(24, 2),
  level double precision not null check (level between 0 and 0.8),
  origins int not null,
  last_outcome numeric(24, 2) not null,
  same_customers numeric(24, 2) not null,
  seasonal_naive numeric(24, 2),
  seal text not null,
  primary key (month, revision, part, segment_id, ahead)
);
comment on table clientele.forecast is 'One row per run, part of the revenue and month ahead: what is expected. Rows of a published run never change.';
comment on column clientele.forecast.month is 'Month of the run.';
comment on column clientele.forecast.revision is 'Revision of the run.';
comment on column clientele.forecast.part is 'SEGMENT, NEW (customers not yet seen) or TOTAL.';
comment on column clientele.forecast.segment_id is 'Segment; 0 for the other parts.';
comment on column clientele.forecast.ahead is 'Months ahead.';
comment on column clientele.forecast.target_month is 'First day of the month that is foretold.';
comment on column clientele.forecast.customers is 'Customers of the part when it was foretold; 0 for those not yet seen.';
comment on column clientele.forecast.expected is 'Net revenue expected; segments and NEW add up to TOTAL to the penny.';
comment on column clientele.forecast.low is 'Lower end of the interval; null before there is an earlier forecast to learn its width from.';
comment on column clientele.forecast.high is 'Upper end of the interval.';
comment on column clientele.forecast.level is 'Level of the interval: .8, or what the origins can promise; 0 without one.';
comment on column clientele.forecast.origins is 'Earlier month ends whose forecasts gave the width.';
comment on column clientele.forecast.last_outcome is 'Naive: what customers who were of the part so many months ago brought in the closed month.';
comment on column clientele.forecast.same_customers is 'Naive: what the present customers of the part brought in the closed month.';
comment on column clientele.forecast.seasonal_naive is 'Naive: the total of the month a year before; null for parts and where it is not held.';
comment on column clientele.forecast.seal is 'SHA-256 of the row, by which a later change shows.';

create table clientele.forecast_score (
  month date not null,
  revision int not null,
  part text not null check (part in ('SEGMENT', 'NEW', 'TOTAL')),
  segment_id int not null,
  ahead int not null check (ahead between 1 and 3),
  made_month date not null,
  made_revision int not null,
  expected numeric(24, 2) not null,
  low numeric(24, 2),
  high numeric(24, 2),
  level double precision not null check (level between 0 and 0.8),
  came numeric(24, 2) not null,
  inside boolean,
  last_outcome numeric(24, 2) not null,
  same_customers numeric(24, 2) not null,
  seasonal_naive numeric(24, 2),
  primary key (month, revision, part, segment_id, ahead, made_month)
);
comment on table clientele.forecast_score is 'One row per run and published forecast of its month: what was expected and what came. Rows of a published run never change.';
comment on column clientele.forecast_score.month is 'Month of the run.';
comment on column clientele.forecast_score.revision is 'Revision of the run.';
comment on column clientele.forecast_score.part is 'SEGMENT, NEW (customers not yet seen) or TOTAL.';
comment on column clientele.forecast_score.segment_id is 'Segment; 0 for the other parts.';
comment on column clientele.forecast_score.ahead is 'Months ahead.';
comment on column clientele.forecast_score.made_month is 'Month the forecast was published with.';
comment on column clientele.forecast_score.made_revision is 'Its revision.';
comment on column clientele.forecast_score.expected is 'Net revenue expected; segments and NEW add up to TOTAL to the penny.';
comment on column clientele.forecast_score.low is 'Lower end of the interval; null before there is an earlier forecast to learn its width from.';
comment on column clientele.forecast_score.high is 'Upper end of the interval.';
comment on column clientele.forecast_score.level is 'Level of the interval: .8, or what the origins can promise; 0 without one.';
comment on column clientele.forecast_score.came is 'Net revenue in this month of the customers the part had when it was foretold; for NEW, of all others.';
comment on column clientele.forecast_score.inside is 'Whether it lies in the interval; null without one.';
comment on column clientele.forecast_score.last_outcome is 'Naive: what customers who were of the part so many months ago brought in the closed month.';
comment on column clientele.forecast_score.same_customers is 'Naive: what the present customers of the part brought in the closed month.';
comment on column clientele.forecast_score.seasonal_naive is 'Naive: the total of the month a year before; null for parts and where it is not held.';

create function clientele.keep_published() returns trigger
  language plpgsql as $$
declare
  run record;
begin
  if tg_op = 'DELETE' then
    run := old;
  else
    run := new;
  end if;
  if tg_op = 'UPDATE'
    or exists (
      select from clientele.publication p where p.month = run.month and p.revision = run.revision
    )
  then
    raise exception 'a published forecast never changes [% of % revision %]. Maybe issue the month again.',
      tg_table_name, run.month, run.revision;
  end if;
  return run;
end
$$;
comment on function clientele.keep_published is 'Refuses every change to rows whose run is published, and every update.';
create trigger keep_published before insert or update or delete on clientele.forecast
  for each row execute function clientele.keep_published();
create trigger keep_published before insert or update or delete on clientele.forecast_score
  for each row execute function clientele.keep_published();
