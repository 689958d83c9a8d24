-- Whom to invite, for dashboards. Columns are only ever added at the end.

create or replace view bi.loyalty_candidate as
select
  l.month, l.rank, l.customer_id::text as customer_id, l.segment_id, s.name as segment_name,
  l.member, l.missing_conditions, round(l.expected_revenue, 2) as expected_revenue,
  l.order_chance, l.expected_from, l.why, l.missing, l.top_segment_id,
  t.name as top_segment_name
from clientele.published_run p
join clientele.loyalty_candidate l on l.month = p.month and l.revision = p.revision
join clientele.segment s
  on s.month = l.month and s.revision = l.revision and s.segment_id = l.segment_id
join clientele.segment t
  on t.month = l.month and t.revision = l.revision and t.segment_id = l.top_segment_id;
comment on view bi.loyalty_candidate is 'One row per published month and customer of the top segments, and of those nearest to them.';
comment on column bi.loyalty_candidate.month is 'First day of the month.';
comment on column bi.loyalty_candidate.rank is 'From 1: members first, then who lacks least; in each the highest expected worth first.';
comment on column bi.loyalty_candidate.customer_id is 'Customer.';
comment on column bi.loyalty_candidate.segment_id is 'Segment they are in.';
comment on column bi.loyalty_candidate.segment_name is 'Its name in that month.';
comment on column bi.loyalty_candidate.member is 'Whether they are in a top segment.';
comment on column bi.loyalty_candidate.missing_conditions is 'Conditions of the top segment''s rule that they do not meet; 0 for a member.';
comment on column bi.loyalty_candidate.expected_revenue is 'Expected net revenue of the next month, rounded to 2 decimals.';
comment on column bi.loyalty_candidate.order_chance is 'Expected chance of an order in the next month, 0 to 1; null where nothing tells.';
comment on column bi.loyalty_candidate.expected_from is 'What the expectation is made of: segment (what the customers of the segment brought on average in the month after the last one), own (their own revenue a month) or outlook (a model of the customer).';
comment on column bi.loyalty_candidate.why is 'Why they are here, in figures.';
comment on column bi.loyalty_candidate.missing is 'What they lack; empty for a member.';
comment on column bi.loyalty_candidate.top_segment_id is 'Top segment they are in, or else the nearest. Top are all Insiders; without any, the segment that brings most a customer.';
comment on column bi.loyalty_candidate.top_segment_name is 'Its name in that month.';

grant select on all tables in schema bi to bi_reader;
