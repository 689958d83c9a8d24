-- Whom a lever addresses, as a limit on one feature, so that the customers can be listed and not only
-- counted. Levers of before get the limit they were weighed by: the quartile of their segment.
alter table clientele.segment_lever
  add column addressed_by text,
  add column addressed_below double precision,
  add column addressed_above double precision;
comment on column clientele.segment_lever.addressed_by is 'Feature that tells its customers from the others of the segment; null: all of them.';
comment on column clientele.segment_lever.addressed_below is 'They have less of it; null where that does not matter.';
comment on column clientele.segment_lever.addressed_above is 'They have more of it; null where that does not matter.';

with quartile as (
  select
    s.month,
    s.revision,
    s.segment_id,
    percentile_cont(0.75) within group (order by f.frequency::double precision) as orders,
    percentile_cont(0.75) within group (order by f.average_order_value::double precision) as basket,
    percentile_cont(0.25) within group (order by f.returns_share::double precision) as returned
  from clientele.customer_segment s
  join clientele.customer_feature f
    on f.month = s.month and f.revision = s.revision and f.customer_id = s.customer_id
  group by s.month, s.revision, s.segment_id
)
update clientele.segment_lever l
set
  addressed_by = case l.lever
    when 'Raise frequency' then 'frequency'
    when 'Second order' then 'frequency'
    when 'Raise basket' then 'average_order_value'
    when 'Reduce returns' then 'returns_share'
  end,
  addressed_below = case l.lever
    when 'Raise frequency' then q.orders
    when 'Second order' then 2
    when 'Raise basket' then q.basket
  end,
  addressed_above = case l.lever when 'Reduce returns' then q.returned end
from quartile q
where q.month = l.month and q.revision = l.revision and q.segment_id = l.segment_id;
