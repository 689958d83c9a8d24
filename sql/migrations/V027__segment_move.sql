-- Sums of what customers did between two published runs, kept since a month's own rows say it only
-- after a join of all its customers with all of another month.

create table clientele.segment_move (
  month           date    not null,
  revision        int     not null,
  now_month       date    not null,
  now_revision    int     not null,
  before_month    date    not null,
  before_revision int     not null,
  from_segment_id int,
  to_segment_id   int,
  customers       bigint  not null check (customers > 0),
  revenue_before  numeric not null,
  revenue         numeric not null,
  orders          numeric not null,
  basket          numeric not null,
  returned        numeric not null,
  check (from_segment_id is not null or to_segment_id is not null),
  unique nulls not distinct (
    now_month, now_revision, before_month, before_revision, from_segment_id, to_segment_id
  )
);
create index segment_move_by_run on clientele.segment_move (month, revision);
comment on table clientele.segment_move is 'One row per pair of runs that were published side by side, segment before and segment now: who went that way. Nothing of it is rounded.';
comment on column clientele.segment_move.month is 'Month of the run that wrote it: the one of the two that was published last.';
comment on column clientele.segment_move.revision is 'Revision of that run.';
comment on column clientele.segment_move.now_month is 'Month of the later one.';
comment on column clientele.segment_move.now_revision is 'Its revision.';
comment on column clientele.segment_move.before_month is 'Published month before.';
comment on column clientele.segment_move.before_revision is 'Its revision.';
comment on column clientele.segment_move.from_segment_id is 'Segment in the month before; null for joiners.';
comment on column clientele.segment_move.to_segment_id is 'Segment now; null for leavers.';
comment on column clientele.segment_move.customers is 'Customers who went that way, forgotten ones too.';
comment on column clientele.segment_move.revenue_before is 'Their net revenue in the window of the month before; 0 for joiners.';
comment on column clientele.segment_move.revenue is 'Their net revenue in the window now; 0 for leavers.';
comment on column clientele.segment_move.orders is 'Change of revenue by their number of orders; 0 for joiners and leavers, as are the next two.';
comment on column clientele.segment_move.basket is 'Change of revenue by their average order value.';
comment on column clientele.segment_move.returned is 'The rest of the change: returns.';

-- The months published before this migration.
with shown as (
  select month, max(revision) as revision
  from clientele.publication
  group by month
),
ordered as (
  select
    month as now_month,
    revision as now_revision,
    lag(month) over (order by month) as before_month,
    lag(revision) over (order by month) as before_revision
  from shown
),
pair as (
  select
    case when n.published_at >= b.published_at then n.month else b.month end as month,
    case when n.published_at >= b.published_at then n.revision else b.revision end as revision,
    o.now_month,
    o.now_revision,
    o.before_month,
    o.before_revision
  from ordered o
  join clientele.publication n on n.month = o.now_month and n.revision = o.now_revision
  join clientele.publication b on b.month = o.before_month and b.revision = o.before_revision
),
figure as not materialized (
  select c.month, c.revision, c.customer_id, c.segment_id, f.frequency,
    f.average_order_value as basket, f.monetary
  from clientele.customer_segment c
  join clientele.customer_feature f
    on f.month = c.month and f.revision = c.revision and f.customer_id = c.customer_id
  union all
  select month, revision, 'forgotten ' || receipt, segment_id, frequency, average_order_value,
    monetary
  from clientele.forgotten_figure
),
present as (
  select p.now_month, f.customer_id, f.segment_id, f.frequency, f.basket, f.monetary
  from pair p
  join figure f on f.month = p.now_month and f.revision = p.now_revision
),
past as (
  select p.now_month, f.customer_id, f.segment_id, f.frequency, f.basket, f.monetary
  from pair p
  join figure f on f.month = p.before_month and f.revision = p.before_revision
),
way as (
  select
    now_month,
    b.segment_id as from_segment_id,
    n.segment_id as to_segment_id,
    count(*) as customers,
    coalesce(sum(b.monetary), 0) as revenue_before,
    coalesce(sum(n.monetary), 0) as revenue,
    coalesce(sum((n.frequency - b.frequency) * (n.basket + b.basket)), 0) * 0.5 as orders,
    coalesce(sum((n.basket - b.basket) * (n.frequency + b.frequency)), 0) * 0.5 as basket,
    coalesce(
      sum(n.monetary - b.monetary - (n.frequency * n.basket - b.frequency * b.basket)), 0)
      as returned
  from past b
  full join present n using (now_month, customer_id)
  group by now_month, b.segment_id, n.segment_id
)
insert into clientele.segment_move
select p.month, p.revision, p.now_month, p.now_revision, p.before_month, p.before_revision,
  w.from_segment_id, w.to_segment_id, w.customers, w.revenue_before, w.revenue, w.orders,
  w.basket, w.returned
from way w
join pair p on p.now_month = w.now_month;
