-- One row per month that came and was foretold a month before, the newest first: the total that was
-- expected, what came, whether it lay in its interval, and the total of the month it was made in.
select
  s.expected,
  s.came,
  s.inside,
  s.last_outcome
from (
  select month, max(revision) as revision
  from clientele.publication
  where month < :month
  group by month
  union all
  select cast(:month as date), cast(:revision as int)
) as p
join clientele.forecast_score as s on s.month = p.month and s.revision = p.revision
where s.part = 'TOTAL' and s.ahead = 1
order by s.month desc
