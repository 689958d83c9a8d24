-- One row per rule of each month that waits to be filtered, also for known rules that met no line,
-- and one for the lines that are used. cancelled and (unless it rejects) exact_duplicate tell what is
-- worth knowing about the lines that are used. Copies are numbered, not grouped,
-- because PostgreSQL sorts ten million fingerprints sooner than it hashes them.
with known (rule, outcome) as (
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
  union all
  select split_part(rule, chr(9), 1), 'rejected'
  from unnest(string_to_array(cast(:own_rules as text), chr(10))) as rule
),
numbered as (
  select t.month, t.revision, t.amount, row_number() over (partition by t.fingerprint) as number
  from clientele.transaction as t
  join clientele.month_to_filter as w on w.month = t.month and w.revision = t.revision
  where w.run_month = :month and w.run_revision = :revision
    and t.month between :first and :last
    and not cast(:drop_duplicates as boolean)
),
used as materialized (
  select
    t.month,
    t.revision,
    count(*) as kept,
    sum(t.amount) as kept_revenue,
    count(*) filter (where t.is_return) as cancelled,
    sum(t.amount) filter (where t.is_return) as cancelled_revenue
  from clientele.transaction as t
  join clientele.month_to_filter as w on w.month = t.month and w.revision = t.revision
  where w.run_month = :month and w.run_revision = :revision
    and t.month between :first and :last
  group by t.month, t.revision
),
met as (
  select x.month, x.revision, x.rule, count(*) as rows, sum(x.amount) as revenue
  from clientele.transaction_rejected as x
  join clientele.month_to_filter as w on w.month = x.month and w.revision = x.revision
  where w.run_month = :month and w.run_revision = :revision
    and x.month between :first and :last
  group by x.month, x.revision, x.rule
  union all
  select month, revision, 'kept', kept, kept_revenue from used
  union all
  select month, revision, 'cancelled', cancelled, cancelled_revenue from used
  union all
  select month, revision, 'exact_duplicate', count(*), sum(amount)
  from numbered
  where number > 1
  group by month, revision
  union all
  select w.month, w.revision, k.rule, 0, 0
  from clientele.month_to_filter as w
  cross join known as k
  where w.run_month = :month and w.run_revision = :revision
)
select
  m.month as data_month,
  m.revision as data_revision,
  m.rule,
  coalesce(k.outcome, 'rejected') as outcome, -- rules that are not known here came later
  sum(m.rows) as rows,
  sum(coalesce(m.revenue, 0)) as revenue
from met as m
left join known as k on k.rule = m.rule
group by m.month, m.revision, m.rule, k.outcome
order by m.month, m.rule collate "C"
