-- One row per customer with a line in the month :next: the orders (distinct invoices with a sale) and
-- the net revenue of that month. The month is one of the window's, so nothing here is later than the
-- closed month. :below leaves a sample of the customers as in build_features.
select
  t.customer_id,
  cast(count(distinct case when not t.is_return then t.invoice end) as int) as orders,
  cast(sum(t.amount) as decimal(24, 7)) as revenue
from clientele.run_input as i
join clientele.transaction as t on t.month = i.data_month and t.revision = i.data_revision
where i.month = :month
  and i.revision = :revision
  and i.data_month = cast(:next as date)
  and (:below = 'g' or md5(t.customer_id) < :below)
group by t.customer_id
order by t.customer_id
