-- What the next months are expected to bring and what came, for dashboards. Columns are only ever
-- added at the end.

create or replace view bi.forecast as
select
  v.month,
  v.part,
  case when v.part = 'SEGMENT' then v.segment_id end as segment_id,
  s.name as segment_name,
  v.ahead,
  v.target_month,
  v.customers,
  v.expected,
  v.low,
  v.high,
  v.level,
  v.origins,
  v.last_outcome,
  v.same_customers,
  v.seasonal_naive,
  v.seal
from clientele.published_run p
join clientele.forecast v on v.month = p.month and v.revision = p.revision
left join clientele.segment s
  on v.part = 'SEGMENT' and s.month = v.month and s.revision = v.revision and s.segment_id = v.segment_id;
comment on view bi.forecast is 'One row per published month, part of the revenue and month ahead: what is expected.';
comment on column bi.forecast.month is 'First day of the month it was published with.';
comment on column bi.forecast.part is 'SEGMENT, NEW (customers not yet seen) or TOTAL.';
comment on column bi.forecast.segment_id is 'Segment; null for the other parts.';
comment on column bi.forecast.segment_name is 'Its name when it was foretold; null for the other parts.';
comment on column bi.forecast.ahead is 'Months ahead.';
comment on column bi.forecast.target_month is 'First day of the month that is foretold.';
comment on column bi.forecast.customers is 'Customers of the part when it was foretold; 0 for those not yet seen.';
comment on column bi.forecast.expected is 'Net revenue expected; segments and NEW add up to TOTAL to the penny.';
comment on column bi.forecast.low is 'Lower end of the interval; null before there is an earlier forecast to learn its width from.';
comment on column bi.forecast.high is 'Upper end of the interval.';
comment on column bi.forecast.level is 'Level of the interval: .8, or what the origins can promise; 0 without one.';
comment on column bi.forecast.origins is 'Earlier month ends whose forecasts gave the width.';
comment on column bi.forecast.last_outcome is 'Naive: what customers who were of the part so many months ago brought in the closed month.';
comment on column bi.forecast.same_customers is 'Naive: what the present customers of the part brought in the closed month.';
comment on column bi.forecast.seasonal_naive is 'Naive: the total of the month a year before; null for parts and where it is not held.';
comment on column bi.forecast.seal is 'SHA-256 of the row, by which a later change shows.';

create or replace view bi.forecast_score as
select
  v.month,
  v.part,
  case when v.part = 'SEGMENT' then v.segment_id end as segment_id,
  s.name as segment_name,
  v.ahead,
  v.made_month,
  v.made_revision,
  v.expected,
  v.low,
  v.high,
  v.level,
  v.came,
  v.inside,
  v.last_outcome,
  v.same_customers,
  v.seasonal_naive,
  v.came - v.expected as error
from clientele.published_run p
join clientele.forecast_score v on v.month = p.month and v.revision = p.revision
left join clientele.segment s
  on v.part = 'SEGMENT' and s.month = v.made_month and s.revision = v.made_revision
  and s.segment_id = v.segment_id;
comment on view bi.forecast_score is 'One row per published month and earlier forecast of it: what was expected and what came.';
comment on column bi.forecast_score.month is 'First day of the month that came.';
comment on column bi.forecast_score.part is 'SEGMENT, NEW (customers not yet seen) or TOTAL.';
comment on column bi.forecast_score.segment_id is 'Segment; null for the other parts.';
comment on column bi.forecast_score.segment_name is 'Its name when it was foretold; null for the other parts.';
comment on column bi.forecast_score.ahead is 'Months ahead.';
comment on column bi.forecast_score.made_month is 'Month the forecast was published with.';
comment on column bi.forecast_score.made_revision is 'Its revision.';
comment on column bi.forecast_score.expected is 'Net revenue expected; segments and NEW add up to TOTAL to the penny.';
comment on column bi.forecast_score.low is 'Lower end of the interval; null before there is an earlier forecast to learn its width from.';
comment on column bi.forecast_score.high is 'Upper end of the interval.';
comment on column bi.forecast_score.level is 'Level of the interval: .8, or what the origins can promise; 0 without one.';
comment on column bi.forecast_score.came is 'Net revenue in this month of the customers the part had when it was foretold; for NEW, of all others.';
comment on column bi.forecast_score.inside is 'Whether it lies in the interval; null without one.';
comment on column bi.forecast_score.last_outcome is 'Naive: what customers who were of the part so many months ago brought in the closed month.';
comment on column bi.forecast_score.same_customers is 'Naive: what the present customers of the part brought in the closed month.';
comment on column bi.forecast_score.seasonal_naive is 'Naive: the total of the month a year before; null for parts and where it is not held.';
comment on column bi.forecast_score.error is 'What came less what was expected.';

grant select on all tables in schema bi to bi_reader;
