-- One row per rule, also for those that met no line, and one for the lines that are used. cancelled
-- and (unless it rejects) exact_duplicate tell what is worth knowing about the lines that are used.
with rule (rule, outcome) as (
  values
    ('column_count', 'rejected'),
    ('bad_date', 'rejected'),
    ('bad_number', 'rejected'),
    ('bad_encoding', 'rejected'),
    ('stray_quote', 'rejected'),
    ('too_long', 'rejected'),
    ('missing_customer', 'rejected'),
    ('no_product', 'rejected'),
    ('price_floor', 'rejected'),
    ('quantity_pair', 'rejected'),
    ('exact_duplicate', case when cast(:drop_duplicates as boolean) then 'rejected' else 'counted' end),
    ('cancelled', 'counted'),
    ('kept', 'kept')
),
suspect as materialized (
  select invoice, stock_code
  from clientele.transaction
  where month = :month and revision = :revision and not cast(:drop_duplicates as boolean)
  group by invoice, stock_code
  having count(*) > 1
),
copied as (
  select count(*) - 1 as copies, (count(*) - 1) * t.amount as revenue
  from clientele.transaction as t
  join suspect as s on s.invoice = t.invoice and s.stock_code = t.stock_code
  join clientele.transaction_raw as r
    on r.month = :month and r.revision = :revision and r.file_no = t.file_no and r.line = t.line
  where t.month = :month and t.revision = :revision
  group by
    t.invoice, t.stock_code, r.description, t.quantity, t.ordered_at, r.unit_price, t.amount,
    t.customer_id, t.country
  having count(*) > 1
),
met as (
  select rule, count(*) as rows, sum(amount) as revenue
  from clientele.transaction_rejected
  where month = :month and revision = :revision
  group by rule
  union all
  select
    case number when 1 then 'kept' else 'cancelled' end,
    case number when 1 then kept else cancelled end,
    case number when 1 then kept_revenue else cancelled_revenue end
  from (
    select
      count(*) as kept,
      sum(amount) as kept_revenue,
      count(*) filter (where is_return) as cancelled,
      sum(amount) filter (where is_return) as cancelled_revenue
    from clientele.transaction
    where month = :month and revision = :revision
  ) as used
  cross join (values (1), (2)) as twice (number)
  union all
  select 'exact_duplicate', sum(copies), sum(revenue)
  from copied
  where not cast(:drop_duplicates as boolean)
)
select
  coalesce(rule.rule, met.rule) as rule,
  coalesce(rule.outcome, 'rejected') as outcome,
  coalesce(sum(met.rows), 0) as rows,
  coalesce(sum(met.revenue), 0) as revenue
from rule
full join met on met.rule = rule.rule
group by rule.rule, met.rule, rule.outcome
