-- One row per run: the days of its own month on which anybody ordered, the last of them, and how many
-- lines brought how much money, the largest of them and all together.
select
  count(distinct cast(t.ordered_at as date)) as days,
  extract(day from max(t.ordered_at)) as last_day,
  count(*) as lines,
  coalesce(max(t.amount), 0) as largest,
  coalesce(sum(t.amount), 0) as revenue
from clientele.transaction as t
join clientele.run_input as i on i.data_month = t.month and i.data_revision = t.revision
where i.month = :month
  and i.revision = :revision
  and t.month = :month
  and not t.is_return
