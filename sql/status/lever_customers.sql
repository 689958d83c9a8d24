-- one row per customer a lever of one published month addresses, those who bring most first
select c.customer_id, c.recency_days, c.frequency, c.monetary
  from bi.lever_customer c
 where c.month = :month and c.segment_id = :segment and c.priority = :priority
 order by c.monetary desc, c.customer_id collate "C"
