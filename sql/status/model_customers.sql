-- one row per customer named, of those the model of a published month is learnt from
select m.customer_id, m.segment_id,
       {m_figures}
  from bi.model_customer m
  join unnest(:ids) as wanted (customer_id) on wanted.customer_id = m.customer_id
 where m.month = :month
