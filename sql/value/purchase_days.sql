-- One row per customer with a purchase in any held month as far as the month :as_of: days with a
-- purchase, days from the first to the last of them, days from the first to the month's end, net
-- revenue, and days with a purchase after that month. Months of the run's window are read as the run
-- reads them; earlier ones as the newest run published for a month before this one read them. No
-- line is later than the closed month.
with reading as (
  select data_month, data_revision
  from clientele.run_input
  where month = :month and revision = :revision
  union all
  select e.data_month, e.data_revision
  from (
    select
      i.data_month,
      i.data_revision,
      row_number() over (partition by i.data_month order by i.month desc) as place
    from clientele.run_input as i
    join (
      select month, max(revision) as revision
      from clientele.publication
      where month < :month
      group by month
    ) as p on p.month = i.month and p.revision = i.revision
    where i.data_month < (
      select min(o.data_month)
      from clientele.run_input as o
      where o.month = :month and o.revision = :revision
    )
  ) as e
  where e.place = 1
),
purchase as (
  select
    t.customer_id,
    cast(t.ordered_at as date) as day,
    max(case when t.is_return then 0 else 1 end) as bought,
    sum(t.amount) as amount
  from reading as r
  join clientele.transaction as t on t.month = r.data_month and t.revision = r.data_revision
  group by t.customer_id, cast(t.ordered_at as date)
),
counted as (
  select
    customer_id,
    sum(case when day < cast(cast(:as_of as date) + interval '1' month as date) then bought else 0 end)
      as purchase_days,
    sum(case when day < cast(cast(:as_of as date) + interval '1' month as date) then 0 else bought end)
      as later_days,
    sum(case when day < cast(cast(:as_of as date) + interval '1' month as date) then amount else 0 end)
      as net,
    min(case when bought = 1 then day end) as first_day,
    max(
      case
        when bought = 1 and day < cast(cast(:as_of as date) + interval '1' month as date) then day
      end
    ) as last_day
  from purchase
  group by customer_id
)
select
  customer_id,
  cast(purchase_days as int) as purchase_days,
  cast(days_between(first_day, last_day) as int) as span_days,
  cast(days_between(first_day, cast(cast(:as_of as date) + interval '1' month as date)) - 1 as int)
    as observed_days,
  cast(net as decimal(24, 7)) as net,
  cast(later_days as int) as later_days
from counted
where purchase_days > 0
order by customer_id collate "C"
