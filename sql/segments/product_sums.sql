-- One row per segment and product, the hundred of the most sales, or category of products: gross sales
-- over the window, units, and how many customers bought it.
with bought as (
  select
    s.segment_id,
    t.stock_code,
    t.customer_id,
    sum(t.amount) as sales,
    sum(t.quantity) as items
  from clientele.run_input as i
  join clientele.transaction as t on t.month = i.data_month and t.revision = i.data_revision
  join clientele.customer_segment as s
    on s.month = :month and s.revision = :revision and s.customer_id = t.customer_id
  where i.month = :month
    and i.revision = :revision
    and not t.is_return
  group by s.segment_id, t.stock_code, t.customer_id
),
category as (
  select distinct on (c.stock_code) c.stock_code, c.category
  from clientele.product_category as c
  where c.month = :month and c.revision = :revision
  order by c.stock_code, c.no desc
),
summed as (
  select segment_id, 'product' as kind, stock_code as value, sum(sales) as sales, sum(items) as items,
    count(*) as customers
  from bought
  group by segment_id, stock_code
  union all
  select b.segment_id, 'category', c.category, sum(b.sales), sum(b.items),
    count(distinct b.customer_id)
  from bought as b
  join category as c on c.stock_code = b.stock_code
  group by b.segment_id, c.category
),
ranked as (
  select
    summed.*,
    cast(
      row_number() over (partition by segment_id, kind order by sales desc, value collate "C") as int
    ) as rank
  from summed
)
select segment_id, kind, value, rank, sales, items, customers
from ranked
where kind = 'category' or rank <= 100
