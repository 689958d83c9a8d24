-- One row per segment and length of a wait in days, shortest first: how many waits between two days
-- with a purchase were that long, and how many were still going on after so many days at the month's
-- end. Lines are those of the run's window.
with purchase as (
  select distinct t.customer_id, cast(t.ordered_at as date) as day
  from clientele.run_input as i
  join clientele.transaction as t on t.month = i.data_month and t.revision = i.data_revision
  where i.month = :month and i.revision = :revision and not t.is_return
),
wait as (
  select
    customer_id,
    day,
    lead(day) over (partition by customer_id order by day) as next_day
  from purchase
)
select
  s.segment_id,
  cast(
    days_between(w.day, coalesce(w.next_day, cast(cast(:month as date) + interval '1' month as date)))
      - case when w.next_day is null then 1 else 0 end
  as int) as days,
  count(w.next_day) as ended,
  count(*) - count(w.next_day) as going_on
from wait as w
join clientele.customer_segment as s
  on s.month = :month and s.revision = :revision and s.customer_id = w.customer_id
group by 1, 2
order by 1, 2
