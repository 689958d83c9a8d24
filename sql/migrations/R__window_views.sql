-- The money of a month: its own, and that of the window its segments are made from. Plain views over
-- the newest published revision of every month. What was used of a month's lines is the row "kept"
-- of its data quality; a window's revenue is the sum of its segments, which leaves out customers who
-- only sent goods back, as they have no order to be placed by.
create or replace view bi.month_revenue as
with input as (
  select m.month, i.data_month, d.lines > 0 as has_lines, coalesce(q.revenue, 0) as kept
  from clientele.published_run m
  join clientele.run_input i on i.month = m.month and i.revision = m.revision
  left join clientele.data_month d on d.month = i.data_month and d.revision = i.data_revision
  left join clientele.data_quality q
    on q.month = i.data_month and q.revision = i.data_revision and q.rule = 'kept'
),
closed as (
  select
    m.month,
    round(coalesce(sum(i.kept) filter (where i.data_month = m.month), 0), 2) as revenue,
    round(coalesce(sum(i.kept), 0), 2) as kept,
    count(i.data_month) filter (where i.has_lines) as months
  from clientele.published_run m
  left join input i on i.month = m.month
  group by m.month
),
placed as (
  select m.month, sum(round(p.revenue, 2)) as revenue
  from clientele.published_run m
  join clientele.segment_profile p on p.month = m.month and p.revision = m.revision
  group by m.month
),
whole as (
  select
    c.month,
    c.revenue,
    c.kept,
    c.months,
    coalesce(p.revenue, 0) as placed,
    c.kept - coalesce(p.revenue, 0) as unplaced
  from closed c
  left join placed p on p.month = c.month
),
moved as (
  select
    p.month,
    p.before_month,
    coalesce(round(sum(n.kept) filter (where b.data_month is null), 2), 0) as added,
    coalesce(round(sum(b.kept) filter (where n.data_month is null), 2), 0) as dropped
  from clientele.month_pair p
  cross join lateral (
    select data_month from input where month = p.month
    union
    select data_month from input where month = p.before_month
  ) as x
  left join input n on n.month = p.month and n.data_month = x.data_month
  left join input b on b.month = p.before_month and b.data_month = x.data_month
  group by p.month, p.before_month
)
select
  n.month,
  n.revenue,
  n.months as window_months,
  n.placed as window_revenue,
  n.unplaced as unplaced_revenue,
  m.before_month,
  b.revenue as revenue_before,
  b.months as window_months_before,
  b.placed as window_revenue_before,
  b.unplaced as unplaced_revenue_before,
  m.added as added_revenue,
  m.dropped as dropped_revenue,
  (n.kept - b.kept) - (m.added - m.dropped) as corrected_revenue,
  coalesce(n.months = b.months, false) as is_comparable
from whole n
left join moved m on m.month = n.month
left join whole b on b.month = m.before_month;
comment on view bi.month_revenue is 'One row per published month: its own net revenue beside that of the published month before, and why the revenue of the window, which is that of its segments, changed: window_revenue - window_revenue_before = added - dropped + corrected - (unplaced - unplaced before), to the penny.';
comment on column bi.month_revenue.month is 'First day of the month.';
comment on column bi.month_revenue.revenue is 'Net revenue of the month''s own lines that are used, returns taken off; equals the row "kept" of data_quality.';
comment on column bi.month_revenue.window_months is 'Months of its window that have lines; fewer than the window where history begins.';
comment on column bi.month_revenue.window_revenue is 'Net revenue of the window by customers who ordered in it: the sum of segment_month.revenue.';
comment on column bi.month_revenue.unplaced_revenue is 'Net revenue of the window by customers without an order in it, who are in no segment: what they sent back.';
comment on column bi.month_revenue.before_month is 'Published month before; null for the first, as are all columns of it.';
comment on column bi.month_revenue.revenue_before is 'Net revenue of that month''s own lines.';
comment on column bi.month_revenue.window_months_before is 'Months of its window that have lines.';
comment on column bi.month_revenue.window_revenue_before is 'Net revenue of its window by customers who ordered in it.';
comment on column bi.month_revenue.unplaced_revenue_before is 'Net revenue of its window by customers without an order in it.';
comment on column bi.month_revenue.added_revenue is 'Net revenue of the months that are in the window now and were not before.';
comment on column bi.month_revenue.dropped_revenue is 'Net revenue of the months that were in the window before and are not now.';
comment on column bi.month_revenue.corrected_revenue is 'Change by lines of months in both windows that came or went between the two issues.';
comment on column bi.month_revenue.is_comparable is 'Whether both windows have as many months with lines, so that their figures may be compared.';

grant select on bi.month_revenue to bi_reader;
