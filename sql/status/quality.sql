-- one row per rule of one published month
select to_char(q.month, 'YYYY-MM') as month, q.rule, q.outcome, q.rows, q.revenue
  from bi.data_quality q
 where q.month = :month
 order by case q.outcome when 'kept' then 0 when 'rejected' then 1 else 2 end, q.rows desc, q.rule
