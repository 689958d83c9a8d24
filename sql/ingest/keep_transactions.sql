-- Writes one row per line that no rule rejects, of all months that wait to be filtered; reads what
-- reject_transactions.sql has found.
insert into clientele.transaction
  (month, revision, file_no, line, customer_id, invoice, stock_code, ordered_at, quantity, amount,
   is_return, country)
with waiting as materialized (
  select i.data_month as month, i.data_revision as revision
  from clientele.run_input as i
  where i.month = :month
    and i.revision = :revision
    and not exists (
      select 1
      from clientele.data_quality as q
      where q.month = i.data_month and q.revision = i.data_revision and q.rule = 'kept'
    )
)
select
  r.month,
  r.revision,
  r.file_no,
  r.line,
  r.customer_id,
  r.invoice,
  r.stock_code,
  r.ordered_at,
  r.quantity,
  r.quantity * r.unit_price,
  r.quantity < 0 or r.invoice like 'C%',
  r.country
from clientele.transaction_raw as r
join waiting as w on w.month = r.month and w.revision = r.revision
where r.month between :first and :last
  and not exists (
    select 1
    from clientele.transaction_rejected as x
    where x.month = r.month
      and x.revision = r.revision
      and x.file_no = r.file_no
      and x.line = r.line
      and x.month between :first and :last
  )
