-- Segments over time: where customers went, what became of the segments, and why revenue changed.
-- Plain views over the newest published revision of every month, as the other views of the schema
-- bi; "the month before" is the published month before, whatever lies between.

create or replace view clientele.month_pair as
select month, revision, before_month, before_revision
from (
  select
    month,
    revision,
    lag(month) over (order by month) as before_month,
    lag(revision) over (order by month) as before_revision
  from clientele.published_run
) as p
where before_month is not null;
comment on view clientele.month_pair is 'One row per published month but the first: it and the published month before.';
comment on column clientele.month_pair.month is 'First day of the month.';
comment on column clientele.month_pair.revision is 'Revision the views show.';
comment on column clientele.month_pair.before_month is 'Published month before.';
comment on column clientele.month_pair.before_revision is 'Revision the views show of it.';

create or replace view bi.segment_migration as
select
  p.month,
  m.from_segment_id,
  m.to_segment_id,
  m.customers,
  round(m.revenue, 2) as revenue,
  round(m.revenue_before, 2) as revenue_before,
  p.before_month
from clientele.month_pair p
join clientele.segment_move m
  on m.now_month = p.month and m.now_revision = p.revision
  and m.before_month = p.before_month and m.before_revision = p.before_revision;
comment on view bi.segment_migration is 'One row per published month but the first, segment before and segment now; a month''s rows add up to the customers of both months.';
comment on column bi.segment_migration.month is 'First day of the month.';
comment on column bi.segment_migration.from_segment_id is 'Segment in the published month before; null for joiners.';
comment on column bi.segment_migration.to_segment_id is 'Segment now; null for leavers.';
comment on column bi.segment_migration.customers is 'Customers who went that way.';
comment on column bi.segment_migration.revenue is 'Their net revenue in the window now; 0 for leavers.';
comment on column bi.segment_migration.revenue_before is 'Their net revenue in the window of the month before; 0 for joiners.';
comment on column bi.segment_migration.before_month is 'Published month before.';

create or replace view bi.segment_event as
select
  e.month,
  e.segment_id,
  e.event,
  e.other_segment_id,
  e.overlap,
  e.name as segment_name,
  e.name_before,
  e.compared_month
from clientele.published_run m
join clientele.segment_event e on e.month = m.month and e.revision = m.revision;
comment on view bi.segment_event is 'One row per published month, segment and event: what became of it since the month compared with.';
comment on column bi.segment_event.month is 'First day of the month.';
comment on column bi.segment_event.segment_id is 'Segment.';
comment on column bi.segment_event.event is 'continued, returned, split (came out of another that lives on) or born for each segment of the month; merged or died for each that is gone; renamed beside one of the former.';
comment on column bi.segment_event.other_segment_id is 'What it split from or merged into.';
comment on column bi.segment_event.overlap is 'Of the old segment''s customers that are still there, the share found in the new one, 0 to 1; of a segment born or died, the largest such share.';
comment on column bi.segment_event.segment_name is 'Name in this month; of a segment that is gone, its last.';
comment on column bi.segment_event.name_before is 'Name when last seen; null for a new segment.';
comment on column bi.segment_event.compared_month is 'Latest month that was published before this one when it was closed; null if there was none.';

create or replace view bi.segment as
select
  s.segment_id,
  (array_agg(s.name order by s.month desc))[1] as segment_name,
  (array_agg(p.description order by s.month desc))[1] as description,
  s.segment_id = -1 as is_noise,
  min(s.month) as first_month,
  max(s.month) as last_month,
  count(*) as months,
  max(s.month) = (select max(month) from clientele.published_run) as is_living
from clientele.published_run m
join clientele.segment s on s.month = m.month and s.revision = m.revision
left join clientele.segment_profile p
  on p.month = s.month and p.revision = s.revision and p.segment_id = s.segment_id
group by s.segment_id;
comment on view bi.segment is 'One row per segment ever published.';
comment on column bi.segment.segment_id is 'Id; never given twice; -1 is "Unassigned".';
comment on column bi.segment.segment_name is 'Name in its last month.';
comment on column bi.segment.description is 'One sentence, of its last month.';
comment on column bi.segment.is_noise is 'Whether it holds the customers of no segment.';
comment on column bi.segment.first_month is 'First published month it is in.';
comment on column bi.segment.last_month is 'Last published month it is in.';
comment on column bi.segment.months is 'Published months it is in.';
comment on column bi.segment.is_living is 'Whether it is in the newest published month.';

create or replace view bi.customer_segment_history as
with month_no as (
  select
    month,
    revision,
    row_number() over (order by month) as no,
    lead(month) over (order by month) as next_month
  from clientele.published_run
),
stay as (
  select
    m.month,
    m.next_month,
    c.customer_id,
    c.segment_id,
    m.no - row_number() over (partition by c.customer_id, c.segment_id order by m.no) as stay
  from month_no m
  join clientele.customer_segment c on c.month = m.month and c.revision = m.revision
)
select
  customer_id::text as customer_id,
  segment_id,
  min(month) as valid_from,
  (array_agg(next_month order by month desc))[1] as valid_to,
  count(*) as months
from stay
group by customer_id, segment_id, stay;
comment on view bi.customer_segment_history is 'One row per customer and unbroken stay in a segment, from valid_from up to but without valid_to.';
comment on column bi.customer_segment_history.customer_id is 'Customer.';
comment on column bi.customer_segment_history.segment_id is 'Segment; -1 is "Unassigned".';
comment on column bi.customer_segment_history.valid_from is 'First published month of the stay.';
comment on column bi.customer_segment_history.valid_to is 'First published month after the stay; null if it lasts to the newest.';
comment on column bi.customer_segment_history.months is 'Published months of the stay.';

create or replace view bi.customer_segment_history_dated as
select
  customer_id,
  segment_id,
  valid_from,
  coalesce(valid_to, date '9999-12-31') as valid_to,
  months
from bi.customer_segment_history;
comment on view bi.customer_segment_history_dated is 'As customer_segment_history, for tools that want a date at every end.';
comment on column bi.customer_segment_history_dated.customer_id is 'Customer.';
comment on column bi.customer_segment_history_dated.segment_id is 'Segment; -1 is "Unassigned".';
comment on column bi.customer_segment_history_dated.valid_from is 'First published month of the stay.';
comment on column bi.customer_segment_history_dated.valid_to is 'First published month after the stay; 9999-12-31 if it lasts to the newest.';
comment on column bi.customer_segment_history_dated.months is 'Published months of the stay.';

-- A customer who stays or moves changes their revenue by orders, basket and returns, counted where they
-- are now; a move carries their revenue of before from one segment to the other. Orders and basket
-- share their product evenly: df * (a0 + a1) / 2 + da * (f0 + f1) / 2 = f1 * a1 - f0 * a0. What
-- is left of the change are the returns. Rounding runs along the effects, so that a segment's rows
-- add up to the difference of its rounded revenues, to the penny.
create or replace view bi.revenue_bridge as
with move as (
  select
    p.month,
    m.from_segment_id,
    m.to_segment_id,
    m.revenue_before as before,
    m.revenue as now,
    m.orders,
    m.basket,
    m.returned
  from clientele.month_pair p
  join clientele.segment_move m
    on m.now_month = p.month and m.now_revision = p.revision
    and m.before_month = p.before_month and m.before_revision = p.before_revision
),
total as (
  select
    m.month,
    s.segment_id,
    sum(s.base) as base,
    sum(s.joined) as joined,
    sum(s.lost) as lost,
    sum(s.migrated_in) as migrated_in,
    sum(s.migrated_out) as migrated_out,
    sum(s.orders) as orders,
    sum(s.basket) as basket,
    sum(s.returned) as returned
  from move m
  cross join lateral (
    values
      (
        m.from_segment_id, m.before, 0.0,
        case when m.to_segment_id is null then -m.before else 0 end,
        0.0,
        case when m.to_segment_id <> m.from_segment_id then -m.before else 0 end,
        0.0, 0.0, 0.0
      ),
      (
        m.to_segment_id, 0.0,
        case when m.from_segment_id is null then m.now else 0 end,
        0.0,
        case when m.to_segment_id <> m.from_segment_id then m.before else 0 end,
        0.0, m.orders, m.basket, m.returned
      )
  ) as s (
    segment_id, base, joined, lost, migrated_in, migrated_out, orders, basket, returned
  )
  where s.segment_id is not null
  group by m.month, s.segment_id
),
exact as (
  select
    t.month,
    t.segment_id,
    e.effect_no,
    e.effect,
    e.amount,
    t.base + sum(e.amount) over (partition by t.month, t.segment_id order by e.effect_no) as up_to
  from total t
  cross join lateral (
    values
      (1, 'joined', t.joined),
      (2, 'lost', t.lost),
      (3, 'migrated in', t.migrated_in),
      (4, 'migrated out', t.migrated_out),
      (5, 'orders per customer', t.orders),
      (6, 'basket value', t.basket),
      (7, 'returns', t.returned)
  ) as e (effect_no, effect, amount)
)
select
  month,
  segment_id,
  effect,
  round(up_to, 2) - round(up_to - amount, 2) as amount,
  effect_no
from exact
union all
select
  p.month,
  null,
  'returns alone',
  round(coalesce(n.revenue, 0), 2) - round(coalesce(o.revenue, 0), 2),
  8
from clientele.month_pair p
left join clientele.window_quality n
  on n.month = p.month and n.revision = p.revision and n.rule = 'refund_only'
left join clientele.window_quality o
  on o.month = p.before_month and o.revision = p.before_revision and o.rule = 'refund_only'
where n.rule is not null or o.rule is not null;
comment on view bi.revenue_bridge is 'One row per published month but the first, segment and effect: why its net revenue (in the window) changed since the month before; a segment''s rows add up to the change of segment_month.revenue, to the penny. One row more, of no segment, where customers only sent goods back in either window; with it the rows add up to the change of all kept lines.';
comment on column bi.revenue_bridge.month is 'First day of the month.';
comment on column bi.revenue_bridge.segment_id is 'Segment of now, or of the month before for lost and migrated out; -1 is "Unassigned", and null customers who only sent goods back, who are in none.';
comment on column bi.revenue_bridge.effect is 'joined, lost, migrated in, migrated out (with the revenue of before), orders per customer, basket value, returns; returns alone where there is no segment.';
comment on column bi.revenue_bridge.amount is 'Money, rounded to 2 decimals.';
comment on column bi.revenue_bridge.effect_no is 'Reading order of the effects, from 1.';

drop view if exists clientele.customer_move;

grant select on all tables in schema bi to bi_reader;
