-- The promise to dashboards: plain views over the newest published revision of every month. A month
-- flips when its row in publication is committed; nothing else decides what is seen. Columns are
-- only ever added at the end. What a feature means is said by the program's feature catalogue, which
-- comments every column that bears a feature's name.

create or replace view clientele.published_run as
select month, max(revision) as revision
from clientele.publication
group by month;
comment on view clientele.published_run is 'One row per published month: the revision the views show.';
comment on column clientele.published_run.month is 'First day of the month.';
comment on column clientele.published_run.revision is 'Newest published revision.';

create or replace view bi.customer_segment as
with month_no as (
  select month, revision, row_number() over (order by month) as no
  from clientele.published_run
),
placed as (
  select
    m.month, m.revision, m.no, c.customer_id, c.segment_id, c.membership,
    m.no - row_number() over (partition by c.customer_id, c.segment_id order by m.no) as stay,
    lag(m.no) over customer_months as last_no,
    lag(c.segment_id) over customer_months as last_segment_id
  from month_no m
  join clientele.customer_segment c on c.month = m.month and c.revision = m.revision
  window customer_months as (partition by c.customer_id order by m.no)
)
select
  p.month,
  p.customer_id::text as customer_id,
  p.segment_id,
  s.name as segment_name,
  s.is_noise,
  e.x,
  e.y,
  p.membership,
  f.recency_days,
  f.frequency,
  round(f.monetary, 2) as monetary,
  case when p.last_no = p.no - 1 then p.last_segment_id end as previous_segment_id,
  min(p.month) over (partition by p.customer_id, p.segment_id, p.stay) as since_month,
  w.held_out as is_held_out,
  string_to_array(w.rules_met, ',')::int[] as rules_met,
  w.why,
  w.better_segment_id,
  w.way as way_to_better,
  w.way as counterfactual
from placed p
join clientele.segment s
  on s.month = p.month and s.revision = p.revision and s.segment_id = p.segment_id
join clientele.customer_feature f
  on f.month = p.month and f.revision = p.revision and f.customer_id = p.customer_id
left join clientele.customer_embedding e
  on e.month = p.month and e.revision = p.revision and e.customer_id = p.customer_id
left join clientele.customer_explanation w
  on w.month = p.month and w.revision = p.revision and w.customer_id = p.customer_id;
comment on view bi.customer_segment is 'One row per published month and customer: the segment they are in, and since when.';
comment on column bi.customer_segment.month is 'First day of the month.';
comment on column bi.customer_segment.customer_id is 'Customer.';
comment on column bi.customer_segment.segment_id is 'Segment; -1 is "Unassigned".';
comment on column bi.customer_segment.segment_name is 'Name of the segment in that month.';
comment on column bi.customer_segment.is_noise is 'Whether the customer fits no segment.';
comment on column bi.customer_segment.x is 'First coordinate on the plane; no unit.';
comment on column bi.customer_segment.y is 'Second coordinate on the plane; no unit.';
comment on column bi.customer_segment.membership is 'How firmly the customer belongs there, 0 to 1.';
comment on column bi.customer_segment.previous_segment_id is 'Segment in the published month just before; null if the customer was not in it.';
comment on column bi.customer_segment.since_month is 'First of the unbroken published months in this segment.';

comment on column bi.customer_segment.is_held_out is 'Whether the rules were measured on them, not made from them.';
comment on column bi.customer_segment.rules_met is 'Segments whose rule they meet: over the held-out customers of a month, the share for whom (s = any (rules_met)) = (segment_id = s) is the rule_fidelity of segment s.';
comment on column bi.customer_segment.why is 'Why they are in their segment.';
comment on column bi.customer_segment.better_segment_id is 'Segment of a higher median revenue that the counterfactual leads to, as the segment model places the changed customer; null where no small change was found.';
comment on column bi.customer_segment.way_to_better is 'The old name of counterfactual, which stays for one release.';
comment on column bi.customer_segment.counterfactual is 'The least they would have to do to come into a better segment, tried on the segment model.';

create or replace view bi.segment_month as
select
  p.month,
  p.segment_id,
  s.name as segment_name,
  p.customers,
  p.customer_share,
  round(p.revenue, 2) as revenue,
  p.revenue_share,
  trim_scale(round(p.median_recency_days::numeric, 7)) as median_recency_days,
  trim_scale(round(p.median_frequency::numeric, 7)) as median_frequency,
  round(p.median_monetary::numeric, 2) as median_monetary,
  trim_scale(round(p.median_tenure_days::numeric, 7)) as median_tenure_days,
  round(p.median_average_order_value::numeric, 2) as median_average_order_value,
  trim_scale(round(p.median_returns_share::numeric, 7)) as median_returns_share,
  p.silhouette,
  p.stability_jaccard,
  p.trust,
  r.rule,
  r.fidelity as rule_fidelity,
  p.description,
  s.is_noise,
  r.precision_share as rule_precision,
  r.recall_share as rule_recall,
  r.fidelity < 0.9 as rule_is_weak,
  g.parent_segment_id,
  g.parent_name
from clientele.published_run m
join clientele.segment_profile p on p.month = m.month and p.revision = m.revision
join clientele.segment s
  on s.month = p.month and s.revision = p.revision and s.segment_id = p.segment_id
left join clientele.segment_parent g
  on g.month = p.month and g.revision = p.revision and g.segment_id = p.segment_id
left join clientele.segment_rule r
  on r.month = p.month and r.revision = p.revision and r.segment_id = p.segment_id;
comment on view bi.segment_month is 'One row per published month and segment: size, money, medians, trust, rule.';
comment on column bi.segment_month.month is 'First day of the month.';
comment on column bi.segment_month.segment_id is 'Segment; -1 is "Unassigned".';
comment on column bi.segment_month.segment_name is 'Name, unique in the month.';
comment on column bi.segment_month.customers is 'Customers in it.';
comment on column bi.segment_month.customer_share is 'Share of all customers, 0 to 1.';
comment on column bi.segment_month.revenue is 'Net revenue of its customers in the window, rounded to 2 decimals.';
comment on column bi.segment_month.revenue_share is 'Share of the revenue of all customers; can leave 0 to 1 where returns outweigh sales.';
comment on column bi.segment_month.median_recency_days is 'Median days since the last order.';
comment on column bi.segment_month.median_frequency is 'Median orders in the window.';
comment on column bi.segment_month.median_monetary is 'Median net revenue in the window, rounded to 2 decimals.';
comment on column bi.segment_month.median_tenure_days is 'Median days since the first order of the window.';
comment on column bi.segment_month.median_average_order_value is 'Median average order value, rounded to 2 decimals.';
comment on column bi.segment_month.median_returns_share is 'Median share of money returned, 0 to 1.';
comment on column bi.segment_month.silhouette is 'Mean silhouette of its customers on this month''s plane, as published, -1 to 1; null for noise.';
comment on column bi.segment_month.stability_jaccard is 'How well it comes out again among resampled customers of this month, 0 to 1, also where an earlier month''s model placed it: mean Jaccard with the most similar segment found; null for noise and for segments by score.';
comment on column bi.segment_month.trust is 'high (nine in ten such segments come back among other customers and tell something of the next month), fair or weak; see segment_trust.';
comment on column bi.segment_month.rule is 'At most three conditions in natural units, from and to of one figure counted as one; null for noise.';
comment on column bi.segment_month.rule_fidelity is 'Share of held-out customers the rule places right, in or out.';
comment on column bi.segment_month.description is 'One sentence.';
comment on column bi.segment_month.is_noise is 'Whether it holds the customers of no segment.';
comment on column bi.segment_month.rule_precision is 'Of the held-out customers the rule takes in, the share that belongs there.';
comment on column bi.segment_month.rule_recall is 'Of the held-out customers that belong there, the share the rule takes in.';
comment on column bi.segment_month.parent_segment_id is 'Group the segment belongs to, the same id in every month: 10001 Regular, 10002 New, 10003 Seasonal, 10004 Lapsing, 10005 Lapsed, 10006 Insiders; null in months closed before there were groups.';
comment on column bi.segment_month.parent_name is 'Name of the group.';
comment on column bi.segment_month.rule_is_weak is 'Whether the rule places fewer than nine of ten held-out customers right.';

create or replace view bi.data_quality as
select
  m.month,
  q.rule,
  q.rows,
  round(q.revenue, 2) as revenue,
  q.outcome
from clientele.published_run m
join clientele.run_input i
  on i.month = m.month and i.revision = m.revision and i.data_month = m.month
join clientele.data_quality q on q.month = i.data_month and q.revision = i.data_revision
union all
select
  m.month,
  q.rule,
  q.rows,
  round(q.revenue, 2) as revenue,
  q.outcome
from clientele.published_run m
join clientele.window_quality q on q.month = m.month and q.revision = m.revision;
comment on view bi.data_quality is 'One row per published month and rule: what became of the month''s own lines; refund_only and one_customer are of the whole window.';
comment on column bi.data_quality.month is 'First day of the month.';
comment on column bi.data_quality.rule is 'Name of the rule; "kept" for the lines that are used.';
comment on column bi.data_quality.rows is 'Lines the rule met; kept and rejected add up to the lines of the month.';
comment on column bi.data_quality.revenue is 'Quantity times unit price of these lines, rounded to 2 decimals.';
comment on column bi.data_quality.outcome is 'kept, rejected, or counted (kept, but worth knowing).';

-- Every feature of the catalogue, in the order in which they came to the table.
do $$
begin
  execute (
    select
      'create or replace view bi.customer_feature as select f.month, '
      || 'f.customer_id::text as customer_id, '
      || string_agg(
        format(case when c.is_money then 'round(f.%I, 2) as %I' else 'f.%I' end, c.name, c.name),
        ', ' order by a.attnum)
      || ' from clientele.published_run m join clientele.customer_feature f'
      || ' on f.month = m.month and f.revision = m.revision'
    from (values ${features}) as c (name, type, is_money, is_figure, before)
    join pg_attribute a on a.attrelid = 'clientele.customer_feature'::regclass
      and a.attname = c.name and not a.attisdropped);
end
$$;
comment on view bi.customer_feature is 'One row per published month and customer active in the window.';
comment on column bi.customer_feature.month is 'First day of the month.';
comment on column bi.customer_feature.customer_id is 'Customer.';

create or replace view bi.run as
select
  r.month,
  r.revision,
  r.status,
  r.started_at,
  r.finished_at,
  r.seed,
  (
    select
      encode(
        sha256(convert_to(string_agg(f.sha256, E'\n' order by f.name collate "C", f.file_no), 'UTF8')),
        'hex')
    from clientele.source_file f
    where f.month = r.month and f.revision = r.revision
  ) as source_sha256,
  r.settings_sha256,
  r.code_version,
  r.reason,
  exists (
    select from clientele.published_run m where m.month = r.month and m.revision = r.revision
  ) as is_shown
from clientele.run r;
comment on view bi.run is 'One row per run, published or not: a month and its revision.';
comment on column bi.run.month is 'First day of the month that is closed.';
comment on column bi.run.revision is '1 for the first issue, one more for each re-issue.';
comment on column bi.run.status is 'RUNNING (at work, or killed at work), FAILED or PUBLISHED.';
comment on column bi.run.started_at is 'First start.';
comment on column bi.run.finished_at is 'End, if it has ended.';
comment on column bi.run.seed is 'Seed of all random streams of the run.';
comment on column bi.run.source_sha256 is 'SHA-256 over the SHA-256 of the files the run has read, in the order of their names, a line each; null if it read none.';
comment on column bi.run.settings_sha256 is 'SHA-256 of the settings that can change a figure.';
comment on column bi.run.code_version is 'Version of the program.';
comment on column bi.run.reason is 'Why this revision was made; empty for the first.';
comment on column bi.run.is_shown is 'Whether the other views show this revision.';

create or replace view bi.run_step as
select
  s.month,
  s.revision,
  s.step,
  s.attempt,
  s.status,
  s.rows_written,
  s.metrics,
  s.error_code,
  s.error_message,
  s.started_at,
  s.finished_at
from clientele.run_step s;
comment on view bi.run_step is 'One row per run, step and attempt.';
comment on column bi.run_step.month is 'First day of the month.';
comment on column bi.run_step.revision is 'Revision of the run.';
comment on column bi.run_step.step is 'Name of the step.';
comment on column bi.run_step.attempt is '1 for the first try.';
comment on column bi.run_step.status is 'RUNNING, SUCCEEDED, FAILED or INTERRUPTED (the process died).';
comment on column bi.run_step.rows_written is 'Rows the step left in its tables.';
comment on column bi.run_step.metrics is 'Named figures of the step.';
comment on column bi.run_step.error_code is 'Kind of failure, empty if none.';
comment on column bi.run_step.error_message is 'The sentence of the failure, empty if none.';
comment on column bi.run_step.started_at is 'Begin of the attempt.';
comment on column bi.run_step.finished_at is 'End of the attempt.';

grant usage on schema bi to bi_reader;
grant select on all tables in schema bi to bi_reader;
