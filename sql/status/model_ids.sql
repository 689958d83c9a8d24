-- one row per customer that the model of a published month could be learnt from
select m.customer_id
  from bi.model_customer m
 where m.month = :month
