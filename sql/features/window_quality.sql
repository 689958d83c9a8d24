-- One row per rule about customers over the whole window, where it met any. refund_only: customers
-- whose kept lines of the window are all money back are in no segment, so their money stands here.
-- one_customer: more than a tenth of all orders, and fifty at least, are of one customer, who may be
-- a till or a marketplace.
with spent as (
  select t.customer_id, count(*) as lines, sum(t.amount) as amount
  from clientele.run_input as i
  join clientele.transaction as t on t.month = i.data_month and t.revision = i.data_revision
  where i.month = :month and i.revision = :revision and t.is_return
  group by t.customer_id
),
refund_only as (
  select sum(s.lines) as rows, sum(s.amount) as revenue
  from spent as s
  where not exists (
    select 1
    from clientele.customer_feature as f
    where f.month = :month and f.revision = :revision and f.customer_id = s.customer_id
  )
),
busy as (
  select frequency, monetary, sum(frequency) over () as orders
  from clientele.customer_feature
  where month = :month and revision = :revision
),
one_customer as (
  select sum(frequency) as rows, sum(monetary) as revenue
  from busy
  where frequency >= 50 and frequency > 0.1 * orders
)
select 'refund_only' as rule, 'counted' as outcome, rows, revenue
from refund_only
where rows > 0
union all
select 'one_customer', 'counted', rows, revenue
from one_customer
where rows > 0
