-- One row per customer of a published month, by id: segment and features as published, and the
-- orders and net money of the outcome month. Of very many customers a sample that only their ids
-- decide.
with outcome as (
  select
    t.customer_id,
    count(distinct t.invoice) filter (where not t.is_return) as orders,
    sum(t.amount) as money
  from clientele.transaction as t
  where t.month = cast(:outcome_month as date) and t.revision = :outcome_revision
  group by t.customer_id
),
chosen as (
  select s.customer_id, s.segment_id
  from clientele.customer_segment as s
  where s.month = :month and s.revision = :revision
  order by md5(s.customer_id), s.customer_id collate "C"
  limit :most
)
select
  c.customer_id,
  c.segment_id,
  coalesce(o.orders, 0)::double precision as orders,
  coalesce(o.money, 0)::double precision as money,
  array[f.recency_score, f.frequency_score, f.monetary_score]::double precision[] as scores,
  array[
    f.recency_days, f.frequency, f.monetary, f.tenure_days, f.average_order_value,
    f.items_per_order, f.distinct_products, f.mean_days_between_orders, f.order_regularity,
    f.returns_share, f.last_quarter_share, f.weekend_share, f.season_concentration, f.overdue,
    f.recent_orders, f.recent_revenue, f.lateness
  ]::double precision[] as features
from chosen as c
join clientele.customer_feature as f
  on f.month = :month and f.revision = :revision and f.customer_id = c.customer_id
left join outcome as o on o.customer_id = c.customer_id
order by c.customer_id collate "C"
