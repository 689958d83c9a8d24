-- One row per line of a month that no rule rejects; reads what reject_transactions.sql has found.
select
  r.file_no,
  r.line,
  r.customer_id,
  r.invoice,
  r.stock_code,
  r.ordered_at,
  r.quantity,
  r.quantity * r.unit_price as amount,
  (r.quantity < 0 or r.invoice like 'C%') as is_return,
  r.country
from clientele.transaction_raw as r
where r.month = :month
  and r.revision = :revision
  and not exists (
    select 1
    from clientele.transaction_rejected as x
    where x.month = :month and x.revision = :revision and x.file_no = r.file_no and x.line = r.line
  )
