-- one row per customer of one published month with a chance of ordering nothing, and why
select c.chance, c.reason, m.horizon_months
  from bi.customer_churn c
  join bi.churn_model m on m.month = c.month
 where c.month = :month and c.customer_id = :customer
