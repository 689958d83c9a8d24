-- one row per customer of one published month with a chance of ordering nothing, by id
select to_char(c.month, 'YYYY-MM') as month, c.customer_id, c.chance, c.reason
  from bi.customer_churn c
 where c.month = :month
   and c.customer_id collate "C" > :after
 order by c.customer_id collate "C"
 limit :limit
