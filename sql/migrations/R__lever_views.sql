-- What could be done, for dashboards: the levers of a month, and whom each is for.

create or replace view bi.segment_lever as
select
  l.month,
  l.segment_id,
  l.priority,
  l.lever,
  l.action,
  l.reason,
  l.effect_per_month,
  l.effect_low,
  l.effect_high,
  l.customers,
  l.addressed_by,
  l.addressed_below,
  l.addressed_above
from clientele.published_run m
join clientele.segment_lever l on l.month = m.month and l.revision = m.revision;
comment on view bi.segment_lever is 'One row per published month, segment and priority: what to do and what it may bring.';
comment on column bi.segment_lever.month is 'First day of the month.';
comment on column bi.segment_lever.segment_id is 'Segment.';
comment on column bi.segment_lever.priority is '1 is the most valuable of the segment.';
comment on column bi.segment_lever.lever is 'Name in the playbook.';
comment on column bi.segment_lever.action is 'What to do.';
comment on column bi.segment_lever.reason is 'Why, in figures, and what is assumed.';
comment on column bi.segment_lever.effect_per_month is 'Estimated effect, money a month.';
comment on column bi.segment_lever.effect_low is '5 % quantile of the bootstrap.';
comment on column bi.segment_lever.effect_high is '95 % quantile of the bootstrap.';
comment on column bi.segment_lever.customers is 'How many it addresses; lever_customer has them one by one.';
comment on column bi.segment_lever.addressed_by is 'Feature that tells its customers from the others of the segment; null: all of them.';
comment on column bi.segment_lever.addressed_below is 'They have less of it; null where that does not matter.';
comment on column bi.segment_lever.addressed_above is 'They have more of it; null where that does not matter.';

create or replace view bi.lever_customer as
select
  l.month,
  l.segment_id,
  l.priority,
  l.lever,
  c.customer_id::text as customer_id,
  f.recency_days,
  f.frequency,
  round(f.monetary, 2) as monetary
from clientele.published_run m
join clientele.segment_lever l on l.month = m.month and l.revision = m.revision
join clientele.customer_segment c
  on c.month = l.month and c.revision = l.revision and c.segment_id = l.segment_id
join clientele.customer_feature f
  on f.month = c.month and f.revision = c.revision and f.customer_id = c.customer_id
cross join lateral (
  select cast(
    case l.addressed_by
      when 'frequency' then f.frequency
      when 'average_order_value' then f.average_order_value
      when 'returns_share' then f.returns_share
    end as double precision) as value
) as a
where (l.addressed_below is null or a.value < l.addressed_below)
  and (l.addressed_above is null or a.value > l.addressed_above);
comment on view bi.lever_customer is 'One row per published month, segment, priority and customer the lever addresses: as many as segment_lever.customers, less those forgotten since.';
comment on column bi.lever_customer.month is 'First day of the month.';
comment on column bi.lever_customer.segment_id is 'Segment.';
comment on column bi.lever_customer.priority is 'Lever of the segment, see segment_lever.';
comment on column bi.lever_customer.lever is 'Name in the playbook.';
comment on column bi.lever_customer.customer_id is 'Customer.';
comment on column bi.lever_customer.recency_days is 'Days since the last order.';
comment on column bi.lever_customer.frequency is 'Orders in the window.';
comment on column bi.lever_customer.monetary is 'Net revenue in the window, rounded to 2 decimals.';

grant select on bi.segment_lever, bi.lever_customer to bi_reader;
