-- One row per run: the days of its own month on which anybody ordered.
select count(distinct cast(t.ordered_at as date)) as days
from clientele.transaction as t
join clientele.run_input as i on i.data_month = t.month and i.data_revision = t.revision
where i.month = :month
  and i.revision = :revision
  and t.month = :month
  and not t.is_return
