-- one row per month of one customer, of one month: why they are in their segment, and a way to a better one
select c.why, c.counterfactual, c.better_segment_id, to_char(c.since_month, 'YYYY-MM') as since_month
  from bi.customer_segment c
 where c.customer_id = :customer and c.month = :month
