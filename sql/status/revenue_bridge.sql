-- one row per effect of one published month: how revenue changed since the month before, largest first
select b.effect, sum(b.amount) as amount
  from bi.revenue_bridge b
 where b.month = :month
 group by b.effect
having sum(b.amount) <> 0
 order by abs(sum(b.amount)) desc, b.effect
