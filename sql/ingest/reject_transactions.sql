-- One row per line of a month that is not used, with the first rule that rejects it: what kept it
-- from being parsed, missing_customer, no_product, price_floor, quantity_pair, exact_duplicate.
--
-- quantity_pair: an order of :pair_min_quantity units or more and its cancellation, the same
-- customer and stock code with the opposite quantity no more than :pair_within_hours later. Orders
-- and cancellations of one customer, code and size are matched like brackets in the order of time,
-- so each takes part once and an order goes with the nearest cancellation. Both must lie in the same
-- month, because a month is filtered once, whatever is read later.
--
-- exact_duplicate (if :drop_duplicates): all but the first of equal lines. Where equal lines differ in nothing but
-- their place in the file, the place decides; so the order of the lines changes no count.
with no_product as materialized (
  select stock_code
  from (
    select distinct stock_code
    from clientele.transaction_raw
    where month = :month and revision = :revision and rule is null
  ) as code
  where stock_code ~* ('^(' || :no_product || ')$')
),
large as (
  select
    file_no, line, customer_id, stock_code, ordered_at, quantity,
    row_number() over same_goods as place,
    sum(sign(quantity)) over same_goods as open_orders
  from clientele.transaction_raw
  where month = :month
    and revision = :revision
    and rule is null
    and abs(quantity) >= :pair_min_quantity
    and customer_id <> ''
    and unit_price > :price_floor
    and stock_code not in (select stock_code from no_product)
  window same_goods as (
    partition by customer_id, stock_code, abs(quantity)
    order by
      ordered_at, quantity desc, invoice collate "C", unit_price, description collate "C",
      country collate "C", file_no, line
    rows unbounded preceding
  )
),
neighbour as (
  select
    file_no, line, ordered_at, quantity,
    lag(quantity) over bracket as quantity_before,
    lag(ordered_at) over bracket as ordered_before,
    lead(quantity) over bracket as quantity_after,
    lead(ordered_at) over bracket as ordered_after
  from large
  window bracket as (
    partition by
      customer_id, stock_code, abs(quantity),
      case when quantity > 0 then open_orders else open_orders + 1 end
    order by place
  )
),
pair as (
  select file_no, line
  from neighbour
  where (quantity > 0 and quantity_after < 0
      and ordered_after <= ordered_at + cast(:pair_within_hours as int) * interval '1' hour)
    or (quantity < 0 and quantity_before > 0
      and ordered_at <= ordered_before + cast(:pair_within_hours as int) * interval '1' hour)
),
suspect as materialized (
  select invoice, stock_code
  from clientele.transaction_raw
  where month = :month and revision = :revision and rule is null and cast(:drop_duplicates as boolean)
  group by invoice, stock_code
  having count(*) > 1
),
copy as (
  select
    r.file_no, r.line,
    row_number() over (
      partition by
        r.invoice, r.stock_code, r.description, r.quantity, r.ordered_at, r.unit_price,
        r.customer_id, r.country
      order by r.file_no, r.line
    ) as number
  from clientele.transaction_raw as r
  join suspect using (invoice, stock_code)
  where r.month = :month
    and r.revision = :revision
    and r.rule is null
    and (r.file_no, r.line) not in (select file_no, line from pair)
),
judged as (
  select
    r.file_no, r.line, r.column_name, r.text, r.quantity * r.unit_price as amount,
    case
      when r.rule is not null then r.rule
      when r.customer_id = '' then 'missing_customer'
      when r.stock_code in (select stock_code from no_product) then 'no_product'
      when r.unit_price <= :price_floor then 'price_floor'
      when (r.file_no, r.line) in (select file_no, line from pair) then 'quantity_pair'
      when (r.file_no, r.line) in (select file_no, line from copy where number > 1)
        then 'exact_duplicate'
    end as verdict
  from clientele.transaction_raw as r
  where r.month = :month and r.revision = :revision
)
select
  file_no,
  line,
  verdict as rule,
  coalesce(column_name, '') as column_name,
  coalesce(text, '') as text,
  coalesce(amount, 0) as amount
from judged
where verdict is not null
