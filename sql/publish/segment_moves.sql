-- One row per way customers go between this run and the published months beside it, before and
-- after: segment before, segment now (null where they are not there), how many, and what became of
-- their revenue. Those forgotten count on, without a name.
with neighbour as (
  select month, max(revision) as revision
  from clientele.publication
  where month <> :month
  group by month
),
pair as (
  (
    select
      cast(:month as date) as now_month,
      cast(:revision as int) as now_revision,
      month as before_month,
      revision as before_revision
    from neighbour
    where month < :month
    order by month desc
    limit 1
  )
  union all
  (
    select month, revision, cast(:month as date), cast(:revision as int)
    from neighbour
    where month > :month
    order by month
    limit 1
  )
),
present as (
  select p.now_month, p.before_month, c.customer_id, c.segment_id, f.frequency,
    f.average_order_value as basket, f.monetary
  from pair p
  join clientele.customer_segment c on c.month = p.now_month and c.revision = p.now_revision
  join clientele.customer_feature f
    on f.month = c.month and f.revision = c.revision and f.customer_id = c.customer_id
  union all
  select p.now_month, p.before_month, 'forgotten ' || g.receipt, g.segment_id, g.frequency,
    g.average_order_value, g.monetary
  from pair p
  join clientele.forgotten_figure g on g.month = p.now_month and g.revision = p.now_revision
),
past as (
  select p.now_month, p.before_month, c.customer_id, c.segment_id, f.frequency,
    f.average_order_value as basket, f.monetary
  from pair p
  join clientele.customer_segment c on c.month = p.before_month and c.revision = p.before_revision
  join clientele.customer_feature f
    on f.month = c.month and f.revision = c.revision and f.customer_id = c.customer_id
  union all
  select p.now_month, p.before_month, 'forgotten ' || g.receipt, g.segment_id, g.frequency,
    g.average_order_value, g.monetary
  from pair p
  join clientele.forgotten_figure g
    on g.month = p.before_month and g.revision = p.before_revision
),
way as (
  select
    now_month,
    before_month,
    b.segment_id as from_segment_id,
    n.segment_id as to_segment_id,
    count(*) as customers,
    coalesce(sum(b.monetary), 0) as revenue_before,
    coalesce(sum(n.monetary), 0) as revenue,
    coalesce(sum((n.frequency - b.frequency) * (n.basket + b.basket)), 0) * 0.5 as orders,
    coalesce(sum((n.basket - b.basket) * (n.frequency + b.frequency)), 0) * 0.5 as basket,
    coalesce(
      sum(n.monetary - b.monetary - (n.frequency * n.basket - b.frequency * b.basket)), 0)
      as returned
  from past b
  full join present n using (now_month, before_month, customer_id)
  group by now_month, before_month, b.segment_id, n.segment_id
)
select p.now_month, p.now_revision, p.before_month, p.before_revision, w.from_segment_id,
  w.to_segment_id, w.customers, w.revenue_before, w.revenue, w.orders, w.basket, w.returned
from way w
join pair p on p.now_month = w.now_month and p.before_month = w.before_month
