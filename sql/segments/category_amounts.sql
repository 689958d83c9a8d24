-- One row per segment and category: customers by the country they bought most in, gross sales by
-- quarter of the year; both over the window.
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
order by 1, 2, 4 desc, 3
