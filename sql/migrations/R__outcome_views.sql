-- What earlier months taught about the month after, for dashboards.

create or replace view bi.customer_outlook as
select
  m.month,
  o.customer_id::text as customer_id,
  o.p_order,
  round(o.expected_revenue::numeric, 2) as expected_revenue
from clientele.published_run m
join clientele.customer_outlook o on o.month = m.month and o.revision = m.revision;
comment on view bi.customer_outlook is 'One row per published month and customer: what is expected of them next month, learnt from what customers like them did in the months after earlier month ends. No rows where too little could be learnt.';
comment on column bi.customer_outlook.month is 'First day of the month.';
comment on column bi.customer_outlook.customer_id is 'Customer.';
comment on column bi.customer_outlook.p_order is 'Probability of an order next month, 0 to 1.';
comment on column bi.customer_outlook.expected_revenue is 'Expected net revenue next month, rounded to 2 decimals; single amounts are capped at their 99th percentile when it is learnt.';

create or replace view bi.outcome_model as
select
  m.month, o.months, o.rows, o.buyers, o.explained, o.null_best, o.null_draws, o.stability, o.reason,
  o.kept_explained
from clientele.published_run m
join clientele.outcome_model o on o.month = m.month and o.revision = m.revision;
comment on view bi.outcome_model is 'One row per published month: what was learnt from what customers did in the month after earlier month ends.';
comment on column bi.outcome_model.month is 'First day of the month.';
comment on column bi.outcome_model.months is 'Month ends that were learnt from; 0 where nothing could be learnt.';
comment on column bi.outcome_model.rows is 'Customers at those month ends, in total.';
comment on column bi.outcome_model.buyers is 'Those of them who bought in the month after.';
comment on column bi.outcome_model.explained is 'Share of the variance of what came next that the tree''s leaves explain in months left out.';
comment on column bi.outcome_model.null_best is 'The same at best with outcomes that were permuted among customers.';
comment on column bi.outcome_model.null_draws is 'How often they were permuted.';
comment on column bi.outcome_model.stability is 'Mean bootstrap Jaccard of the leaves, weighted by their customers, 0 to 1.';
comment on column bi.outcome_model.reason is 'What it was learnt from, or why nothing could be learnt.';
comment on column bi.outcome_model.kept_explained is 'The same share as explained, of the rules that placed the customers of the published month before; 0 where that month has none.';

create or replace view bi.segment_model_rule as
select
  m.month,
  r.rule_no,
  r.condition_no,
  coalesce(j.joined_segment_id, r.segment_id) as segment_id,
  r.feature,
  r.comparison,
  r.threshold,
  r.is_top
from clientele.published_run m
join clientele.segment_model_rule r on r.month = m.month and r.revision = m.revision
left join clientele.segment_join j
  on j.month = r.month and j.revision = r.revision and j.segment_id = r.segment_id;
comment on view bi.segment_model_rule is 'One row per published month, rule that places customers and condition: a customer is in the segment of the first rule whose conditions all hold. No rows where the model is no set of rules.';
comment on column bi.segment_model_rule.month is 'First day of the month.';
comment on column bi.segment_model_rule.rule_no is 'Rule; -1 is asked before all others.';
comment on column bi.segment_model_rule.condition_no is 'From 1.';
comment on column bi.segment_model_rule.segment_id is 'Segment it places in.';
comment on column bi.segment_model_rule.feature is 'Feature, see bi.customer_feature.';
comment on column bi.segment_model_rule.comparison is 'at most (the threshold or less), above, or at least (the threshold or more).';
comment on column bi.segment_model_rule.threshold is 'In the unit of the feature.';
comment on column bi.segment_model_rule.is_top is 'Whether the rule is one of the best customers, as they were when it was learnt.';

create or replace view bi.segment_group as
select
  m.month,
  g.parent_segment_id,
  g.parent_name,
  count(*) as segments,
  sum(p.customers)::bigint as customers,
  sum(p.customer_share) as customer_share,
  round(sum(p.revenue), 2) as revenue,
  sum(p.revenue_share) as revenue_share
from clientele.published_run m
join clientele.segment_parent g on g.month = m.month and g.revision = m.revision
join clientele.segment_profile p
  on p.month = g.month and p.revision = g.revision and p.segment_id = g.segment_id
group by m.month, g.parent_segment_id, g.parent_name;
comment on view bi.segment_group is 'One row per published month and group of segments: what its customers do, and how many and how much they are.';
comment on column bi.segment_group.month is 'First day of the month.';
comment on column bi.segment_group.parent_segment_id is 'Group, the same id in every month; -1 is "Unassigned".';
comment on column bi.segment_group.parent_name is 'Name of the group.';
comment on column bi.segment_group.segments is 'Segments in it.';
comment on column bi.segment_group.customers is 'Customers in them.';
comment on column bi.segment_group.customer_share is 'Share of all customers, 0 to 1.';
comment on column bi.segment_group.revenue is 'Net revenue of its customers in the window, rounded to 2 decimals.';
comment on column bi.segment_group.revenue_share is 'Share of the revenue of all customers.';

grant select on bi.segment_group, bi.customer_outlook, bi.outcome_model, bi.segment_model_rule to bi_reader;
