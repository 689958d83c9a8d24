-- one row per bin of one published month: what chances promised and what came
select to_char(r.month, 'YYYY-MM') as month, r.bin, r.promised, r.came, r.customers
  from bi.churn_reliability r
 where r.month = :month
 order by r.bin
