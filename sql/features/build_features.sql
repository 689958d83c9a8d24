-- One row per customer with at least one order in the window: their figures at the end of the month
-- :as_of. The window is what run_input names, as far as that month; for the closed month all of it.
-- :below leaves a sample of the customers, those whose id's MD5 is below it: 'g' is all of them.
-- What each column means stands in the feature catalogue, which is also the source of its comment.
--
-- Kept to what PostgreSQL 15 and Spark SQL 4 read alike; days_between(a, b) is days from a to b.
-- Money is decimal throughout; percentile_cont alone works on doubles, and adds none of them up.
-- An order is what a customer bought under one invoice number on one day, because numbers restart,
-- are blank or repeat; its time is its first sale's.
with bill as (
  select
    t.customer_id,
    t.invoice,
    t.is_return,
    min(t.ordered_at) as billed_at,
    sum(t.quantity) as units,
    sum(t.amount) as amount
  from clientele.run_input as i
  join clientele.transaction as t on t.month = i.data_month and t.revision = i.data_revision
  where i.month = :month
    and i.revision = :revision
    and i.data_month <= cast(:as_of as date)
    and (:below = 'g' or md5(t.customer_id) < :below)
  group by t.customer_id, t.invoice, cast(t.ordered_at as date), t.is_return
),
timed_order as (
  select
    customer_id,
    units,
    amount,
    cast(billed_at as date) as day,
    cast(
      power(
        0.5e0,
        (days_between(cast(billed_at as date), cast(cast(:as_of as date) + interval '1' month as date)) - 1)
          / 90e0
      )
    as decimal(12, 10)) as weight,
    days_between(
      lag(cast(billed_at as date)) over (partition by customer_id order by billed_at),
      cast(billed_at as date)
    ) as gap
  from bill
  where not is_return
),
ordered as (
  select
    customer_id,
    count(*) as frequency,
    cast(sum(amount) as decimal(24, 7)) as gross,
    sum(units) as units,
    min(day) as first_day,
    max(day) as last_day,
    count(distinct day) as purchase_days,
    sum(weight) as recent_orders,
    sum(amount * weight) as recent_revenue,
    sum(case when day >= cast(cast(:as_of as date) - interval '2' month as date) then amount else 0 end)
      as last_quarter,
    sum(case when days_between(date '1900-01-01', day) % 7 >= 5 then 1 else 0 end) as weekend_orders,
    count(gap) as gaps,
    sum(gap) as gap_sum,
    sum(gap * gap) as gap_squares
  from timed_order
  group by customer_id
),
returned as (
  select customer_id, -sum(amount) as amount
  from bill
  where is_return
  group by customer_id
),
product as (
  select t.customer_id, count(distinct t.stock_code) as products
  from clientele.run_input as i
  join clientele.transaction as t on t.month = i.data_month and t.revision = i.data_revision
  where i.month = :month
    and i.revision = :revision
    and i.data_month <= cast(:as_of as date)
    and (:below = 'g' or md5(t.customer_id) < :below)
    and not t.is_return
  group by t.customer_id
),
season as (
  select customer_id, cast(sum(amount) as decimal(24, 7)) as amount
  from timed_order
  group by customer_id, extract(month from day)
),
concentration as (
  select s.customer_id, sum((s.amount / o.gross) * (s.amount / o.gross)) as season_concentration
  from season as s
  join ordered as o on o.customer_id = s.customer_id
  where o.gross > 0
  group by s.customer_id
),
usual as (
  select
    cast(
      coalesce(
        cast(sum(days_between(first_day, last_day)) as decimal(24, 7)) / sum(purchase_days - 1),
        days_between(cast(:window_start as date), cast(cast(:as_of as date) + interval '1' month as date))
      )
    as decimal(24, 7)) as gap
  from ordered
  where purchase_days > 1
),
feature as (
  select
    o.customer_id,
    days_between(o.last_day, cast(cast(:as_of as date) + interval '1' month as date)) - 1 as recency_days,
    o.frequency,
    o.gross - coalesce(r.amount, 0) as monetary,
    days_between(o.first_day, cast(cast(:as_of as date) + interval '1' month as date)) - 1 as tenure_days,
    o.gross / o.frequency as average_order_value,
    o.units / o.frequency as items_per_order,
    coalesce(p.products, 0) as distinct_products,
    case
      when o.frequency > 1
        then cast(days_between(o.first_day, o.last_day) as decimal(24, 7)) / (o.frequency - 1)
      else days_between(cast(:window_start as date), cast(cast(:as_of as date) + interval '1' month as date))
    end as mean_days_between_orders,
    case
      when o.gaps < 2 or o.gap_sum = 0 then 0
      else 1 / (1 + sqrt(cast(o.gaps * o.gap_squares - o.gap_sum * o.gap_sum as decimal(24, 7))) / o.gap_sum)
    end as order_regularity,
    case
      when o.gross > 0 then least(1, greatest(0, coalesce(r.amount, 0) / o.gross))
      else 0
    end as returns_share,
    case when o.gross > 0 then o.last_quarter / o.gross else 0 end as last_quarter_share,
    cast(o.weekend_orders as decimal(24, 7)) / o.frequency as weekend_share,
    coalesce(c.season_concentration, 1) as season_concentration,
    o.purchase_days,
    o.recent_orders,
    o.recent_revenue,
    greatest(o.purchase_days, days_between(o.first_day, o.last_day) + u.gap) as expected
  from ordered as o
  cross join usual as u
  left join returned as r on r.customer_id = o.customer_id
  left join product as p on p.customer_id = o.customer_id
  left join concentration as c on c.customer_id = o.customer_id
),
cut as (
  select
    min(recency_days) as least_recency,
    max(recency_days) as most_recency,
    percentile_cont(0.2) within group (order by recency_days) as recency_1,
    percentile_cont(0.4) within group (order by recency_days) as recency_2,
    percentile_cont(0.6) within group (order by recency_days) as recency_3,
    percentile_cont(0.8) within group (order by recency_days) as recency_4,
    min(frequency) as least_frequency,
    max(frequency) as most_frequency,
    percentile_cont(0.2) within group (order by frequency) as frequency_1,
    percentile_cont(0.4) within group (order by frequency) as frequency_2,
    percentile_cont(0.6) within group (order by frequency) as frequency_3,
    percentile_cont(0.8) within group (order by frequency) as frequency_4,
    min(monetary) as least_monetary,
    max(monetary) as most_monetary,
    percentile_cont(0.2) within group (order by monetary) as monetary_1,
    percentile_cont(0.4) within group (order by monetary) as monetary_2,
    percentile_cont(0.6) within group (order by monetary) as monetary_3,
    percentile_cont(0.8) within group (order by monetary) as monetary_4
  from feature
)
select
  f.customer_id,
  f.recency_days,
  cast(f.frequency as int) as frequency,
  cast(f.monetary as decimal(24, 7)) as monetary,
  f.tenure_days,
  cast(f.average_order_value as decimal(24, 7)) as average_order_value,
  cast(f.items_per_order as decimal(24, 7)) as items_per_order,
  cast(f.distinct_products as int) as distinct_products,
  cast(f.mean_days_between_orders as decimal(24, 7)) as mean_days_between_orders,
  cast(f.order_regularity as decimal(24, 7)) as order_regularity,
  cast(f.returns_share as decimal(24, 7)) as returns_share,
  cast(f.last_quarter_share as decimal(24, 7)) as last_quarter_share,
  cast(f.weekend_share as decimal(24, 7)) as weekend_share,
  cast(f.season_concentration as decimal(24, 7)) as season_concentration,
  cast(
    cast(f.recency_days as decimal(24, 7)) / greatest(1, f.mean_days_between_orders)
  as decimal(24, 7)) as overdue,
  cast(f.purchase_days as int) as purchase_days,
  cast(f.recent_orders as decimal(24, 7)) as recent_orders,
  cast(f.recent_revenue as decimal(24, 7)) as recent_revenue,
  cast(
    cast(f.recency_days as decimal(24, 7)) * f.purchase_days / f.expected
  as decimal(24, 7)) as lateness,
  case
    when c.least_recency = c.most_recency then 3
    else 5
      - case when f.recency_days > c.recency_1 then 1 else 0 end
      - case when f.recency_days > c.recency_2 then 1 else 0 end
      - case when f.recency_days > c.recency_3 then 1 else 0 end
      - case when f.recency_days > c.recency_4 then 1 else 0 end
  end as recency_score,
  case
    when c.least_frequency = c.most_frequency then 3
    else 1
      + case when f.frequency > c.frequency_1 then 1 else 0 end
      + case when f.frequency > c.frequency_2 then 1 else 0 end
      + case when f.frequency > c.frequency_3 then 1 else 0 end
      + case when f.frequency > c.frequency_4 then 1 else 0 end
  end as frequency_score,
  case
    when c.least_monetary = c.most_monetary then 3
    else 1
      + case when f.monetary > c.monetary_1 then 1 else 0 end
      + case when f.monetary > c.monetary_2 then 1 else 0 end
      + case when f.monetary > c.monetary_3 then 1 else 0 end
      + case when f.monetary > c.monetary_4 then 1 else 0 end
  end as monetary_score
from feature as f
cross join cut as c
