-- One row per day with orders of the window: day of the month and net revenue.
select
  cast(extract(day from t.ordered_at) as int) as day_of_month,
  cast(sum(t.amount) as double precision) as revenue
from clientele.run_input as i
join clientele.transaction as t on t.month = i.data_month and t.revision = i.data_revision
where i.month = :month
  and i.revision = :revision
group by cast(t.ordered_at as date), extract(day from t.ordered_at)
having bool_or(not t.is_return)
order by cast(t.ordered_at as date)
