-- Writes one row per customer, invoice number and day of the lines that are used, of all months that
-- wait to be filtered: an order as build_features counts it, or a credit note, which is money back
-- alone. Reads what keep_transactions.sql has kept.
insert into clientele.customer_order
  (month, revision, customer_id, invoice, day, revenue, returns, items, country, is_credit)
select
  t.month,
  t.revision,
  t.customer_id,
  t.invoice,
  cast(t.ordered_at as date),
  sum(t.amount),
  coalesce(-sum(t.amount) filter (where t.is_return), 0),
  coalesce(sum(t.quantity) filter (where not t.is_return), 0),
  min(t.country collate "C"),
  bool_and(t.is_return)
from clientele.transaction as t
join clientele.month_to_filter as w on w.month = t.month and w.revision = t.revision
where w.run_month = :month and w.run_revision = :revision
  and t.month between :first and :last
group by t.month, t.revision, t.customer_id, t.invoice, cast(t.ordered_at as date)
