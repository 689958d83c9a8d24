-- One row per customer and month of the run's window with a line: net revenue. :below leaves a sample
-- of the customers as in build_features. No line is later than the closed month.
select
  t.customer_id,
  i.data_month as month,
  cast(sum(t.amount) as decimal(24, 7)) as revenue
from clientele.run_input as i
join clientele.transaction as t on t.month = i.data_month and t.revision = i.data_revision
where i.month = :month
  and i.revision = :revision
  and (:below = 'g' or md5(t.customer_id) < :below)
group by t.customer_id, i.data_month
order by t.customer_id collate "C", i.data_month
