-- One row per way customers went since the month before: names of both segments, empty text for
-- joiners and leavers; who stayed in their segment is left out. The largest way first.
select
  coalesce(o.segment_name, '') as from_segment,
  coalesce(n.segment_name, '') as to_segment,
  g.customers
from bi.segment_migration g
join clientele.month_pair p on p.month = g.month
left join bi.segment_month n on n.month = g.month and n.segment_id = g.to_segment_id
left join bi.segment_month o on o.month = p.before_month and o.segment_id = g.from_segment_id
where g.month = :month
  and g.from_segment_id is distinct from g.to_segment_id
order by g.customers desc, g.from_segment_id nulls first, g.to_segment_id nulls first
