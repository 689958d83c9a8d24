-- One row per effect of the month's revenue bridge: its sum, and the segment it is largest in.
select
  b.effect,
  sum(b.amount) as amount,
  (array_agg(coalesce(n.segment_name, o.segment_name) order by abs(b.amount) desc, b.segment_id))[1]
    as segment,
  (array_agg(b.amount order by abs(b.amount) desc, b.segment_id))[1] as segment_amount
from bi.revenue_bridge b
join clientele.month_pair p on p.month = b.month
left join bi.segment_month n on n.month = b.month and n.segment_id = b.segment_id
left join bi.segment_month o on o.month = p.before_month and o.segment_id = b.segment_id
where b.month = :month and b.segment_id is not null
group by b.effect, b.effect_no
order by b.effect_no
