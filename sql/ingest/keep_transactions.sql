-- Writes one row per line that no rule rejects, of all months that wait to be filtered; reads what
-- reject_transactions.sql has found. The fingerprint stands for the whole line, so that counting
-- duplicates has no need to compare, or even keep, the wide columns. Money goes back where units or
-- price are negative, and where :credit_positive on every line of a cancelled invoice.
insert into clientele.transaction
  (month, revision, file_no, line, ordered_at, fingerprint, is_return, amount, quantity,
   customer_id, invoice, stock_code, country)
select
  r.month,
  r.revision,
  r.file_no,
  r.line,
  r.ordered_at,
  hash_record_extended(
    row(r.ordered_at, r.quantity, r.unit_price, r.customer_id, r.stock_code, r.invoice, r.description,
      r.country),
    0
  ),
  r.quantity < 0 or r.unit_price < 0
    or (
      (cast(:credit_positive as boolean) or r.quantity = 0)
      and starts_with(r.invoice, :cancelled_begin)
      and r.invoice ~ ('^(' || :cancelled_invoice || ')$')
    ),
  case
    when cast(:credit_positive as boolean)
      and r.quantity * r.unit_price > 0
      and starts_with(r.invoice, :cancelled_begin)
      and r.invoice ~ ('^(' || :cancelled_invoice || ')$')
      then -r.quantity * r.unit_price
    else r.quantity * r.unit_price
  end,
  r.quantity,
  r.customer_id,
  r.invoice,
  r.stock_code,
  r.country
from clientele.transaction_raw as r
join clientele.month_to_filter as w on w.month = r.month and w.revision = r.revision
where w.run_month = :month and w.run_revision = :revision
  and r.month between :first and :last
  and not exists (
    select 1
    from clientele.transaction_rejected as x
    where x.month = r.month
      and x.revision = r.revision
      and x.file_no = r.file_no
      and x.line = r.line
      and x.month between :first and :last
  )
