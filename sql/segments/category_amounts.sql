-- One row per segment and category: customers by the country they bought most in, gross sales by
-- quarter of the year and by category of the product, all over the window; customers by each
-- attribute that the shop told of them, if it has fifty values at most.
with sale as (
  select
    s.segment_id,
    t.customer_id,
    t.country,
    date_trunc('quarter', t.ordered_at) as quarter,
    sum(t.amount) as amount
  from clientele.run_input i
  join clientele.transaction t on t.month = i.data_month and t.revision = i.data_revision
  join clientele.customer_segment s
    on s.month = :month and s.revision = :revision and s.customer_id = t.customer_id
  where i.month = :month
    and i.revision = :revision
    and not t.is_return
  group by s.segment_id, t.customer_id, t.country, date_trunc('quarter', t.ordered_at)
),
home as (
  select distinct on (customer_id) segment_id, customer_id, country
  from (
    select segment_id, customer_id, country, sum(amount) as amount
    from sale
    group by segment_id, customer_id, country
  ) as spent
  order by customer_id, amount desc, country collate "C"
),
told as (
  select distinct on (a.customer_id, a.attribute) a.customer_id, a.attribute, a.value
  from clientele.customer_attribute a
  where a.month = :month and a.revision = :revision
  order by a.customer_id, a.attribute, a.no desc
),
attributed as (
  select s.segment_id, t.attribute, t.value, count(*) as customers
  from told t
  join clientele.customer_segment s
    on s.month = :month and s.revision = :revision and s.customer_id = t.customer_id
  group by s.segment_id, t.attribute, t.value
),
category as (
  select distinct on (c.stock_code) c.stock_code, c.category
  from clientele.product_category c
  where c.month = :month and c.revision = :revision
  order by c.stock_code, c.no desc
),
sold as (
  select s.segment_id, c.category, sum(t.amount) as amount
  from category c
  join clientele.run_input i on i.month = :month and i.revision = :revision
  join clientele.transaction t
    on t.month = i.data_month and t.revision = i.data_revision and t.stock_code = c.stock_code
  join clientele.customer_segment s
    on s.month = :month and s.revision = :revision and s.customer_id = t.customer_id
  where not t.is_return
  group by s.segment_id, c.category
)
select segment_id, 'country' as kind, country as value, cast(count(*) as double precision) as amount
from home
group by segment_id, country
union all
select
  segment_id,
  'season',
  case extract(quarter from quarter)
    when 1 then 'January to March'
    when 2 then 'April to June'
    when 3 then 'July to September'
    else 'October to December'
  end,
  cast(sum(amount) as double precision)
from sale
group by segment_id, extract(quarter from quarter)
union all
select segment_id, 'product category', category, cast(amount as double precision)
from sold
union all
select a.segment_id, 'customer ' || a.attribute, a.value, cast(a.customers as double precision)
from attributed a
where (select count(distinct o.value) from attributed o where o.attribute = a.attribute) <= 50
order by 1, 2, 4 desc, 3
