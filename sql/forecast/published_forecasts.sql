-- One row per part and earlier published month that foretold this one, by that month, part and
-- segment: the forecast of its newest revision.
select
  f.part,
  f.segment_id,
  f.ahead,
  f.month as made_month,
  f.revision as made_revision,
  f.target_month,
  f.customers,
  f.expected,
  f.low,
  f.high,
  f.level,
  f.origins,
  f.last_outcome,
  f.same_customers,
  f.seasonal_naive,
  f.seal
from (
  select month, max(revision) as revision
  from clientele.publication
  where month < :month
  group by month
) as p
join clientele.forecast as f on f.month = p.month and f.revision = p.revision
where f.target_month = :month
order by f.month, f.part, f.segment_id
