-- one row per segment of one published month that may lose something, the largest loss first
select to_char(c.month, 'YYYY-MM') as month, c.segment_id, c.segment_name, c.customers,
       c.expected_silent, c.expected_loss, c.expected_alive
  from bi.segment_churn c
 where c.month = :month
 order by c.expected_loss desc, c.segment_id
