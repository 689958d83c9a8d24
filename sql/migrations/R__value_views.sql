-- What customers are worth, for dashboards. Columns are only ever added at the end.

create or replace view bi.customer_value as
select
  v.month,
  v.customer_id::text as customer_id,
  v.purchase_days,
  v.observed_days,
  v.silent_days,
  v.left_censored,
  v.alive,
  v.alive_low,
  v.alive_high,
  v.expected_orders,
  v.orders_low,
  v.orders_high,
  v.order_amount,
  v.expected_worth,
  v.worth_low,
  v.worth_high,
  v.worth_if_active,
  v.high_worth,
  v.next_days,
  v.next_low,
  v.next_high,
  v.overdue
from clientele.published_run p
join clientele.customer_value v on v.month = p.month and v.revision = p.revision;
comment on view bi.customer_value is 'One row per published month and customer of all held months: what they are expected to do within the horizon.';
comment on column bi.customer_value.month is 'First day of the month.';
comment on column bi.customer_value.customer_id is 'Customer.';
comment on column bi.customer_value.purchase_days is 'Days with a purchase in all held months.';
comment on column bi.customer_value.observed_days is 'Days from the first purchase to the month''s end.';
comment on column bi.customer_value.silent_days is 'Days from the last purchase to the month''s end.';
comment on column bi.customer_value.left_censored is 'Whether they may have ordered before the history begins: first seen within its first 30 days.';
comment on column bi.customer_value.alive is 'Chance that they have not left, 0 to 1; null where the history does not tell.';
comment on column bi.customer_value.alive_low is 'Lower end of its 90 % interval.';
comment on column bi.customer_value.alive_high is 'Upper end of its 90 % interval.';
comment on column bi.customer_value.expected_orders is 'Purchase days expected within the horizon; null where only the reorder curve is given.';
comment on column bi.customer_value.orders_low is 'Lower end of their interval.';
comment on column bi.customer_value.orders_high is 'Upper end of their interval.';
comment on column bi.customer_value.order_amount is 'Net revenue expected of a purchase day.';
comment on column bi.customer_value.expected_worth is 'Net revenue expected within the horizon.';
comment on column bi.customer_value.worth_low is 'Lower end of its interval; null where amounts have no model.';
comment on column bi.customer_value.worth_high is 'Upper end of its interval; null where amounts have no model.';
comment on column bi.customer_value.worth_if_active is 'Net revenue expected within the horizon if they have not left.';
comment on column bi.customer_value.high_worth is 'Whether that is among the highest fifth.';
comment on column bi.customer_value.next_days is 'Median days from the month''s end to the next purchase of one who has not left; null past ten years.';
comment on column bi.customer_value.next_low is 'Lower end of its 80 % interval.';
comment on column bi.customer_value.next_high is 'Upper end of its 80 % interval; null past ten years.';
comment on column bi.customer_value.overdue is 'Whether nine in ten of their kind would have ordered by now.';

create or replace view bi.segment_value as
select
  v.month,
  v.segment_id,
  s.name as segment_name,
  v.customers,
  v.expected_alive,
  v.expected_orders,
  v.orders_low,
  v.orders_high,
  v.expected_worth,
  v.worth_low,
  v.worth_high,
  v.overdue
from clientele.published_run p
join clientele.segment_value v on v.month = p.month and v.revision = p.revision
join clientele.segment s
  on s.month = v.month and s.revision = v.revision and s.segment_id = v.segment_id;
comment on view bi.segment_value is 'One row per published month and segment: what its customers are expected to do within the horizon.';
comment on column bi.segment_value.month is 'First day of the month.';
comment on column bi.segment_value.segment_id is 'Segment.';
comment on column bi.segment_value.segment_name is 'Its name in that month.';
comment on column bi.segment_value.customers is 'Customers of the segment.';
comment on column bi.segment_value.expected_alive is 'Sum of the chances that they have not left; null where the history does not tell.';
comment on column bi.segment_value.expected_orders is 'Purchase days expected within the horizon.';
comment on column bi.segment_value.orders_low is 'Lower end of the 90 % interval of the sum.';
comment on column bi.segment_value.orders_high is 'Upper end of the 90 % interval of the sum.';
comment on column bi.segment_value.expected_worth is 'Net revenue expected within the horizon.';
comment on column bi.segment_value.worth_low is 'Lower end of the 90 % interval of the sum; null where amounts have no model.';
comment on column bi.segment_value.worth_high is 'Upper end of the 90 % interval of the sum; null where amounts have no model.';
comment on column bi.segment_value.overdue is 'Customers of whose kind nine in ten would have ordered by now.';

create or replace view bi.lifetime_fit as
select
  v.month,
  v.model,
  v.used,
  v.footing,
  v.reason,
  v.customers,
  v.repeaters,
  v.horizon_days,
  v.interval_level,
  v.calibration_ratio,
  v.r,
  v.r_error,
  v.alpha,
  v.alpha_error,
  v.a,
  v.a_error,
  v.b,
  v.b_error,
  v.log_likelihood,
  v.likelihood_ratio,
  v.ratio_limit,
  v.smallest_eigenvalue,
  v.spend_model,
  v.spend_reason,
  v.spend_p,
  v.spend_q,
  v.spend_v,
  v.spend_correlation
from clientele.published_run p
join clientele.lifetime_fit v on v.month = p.month and v.revision = p.revision;
comment on view bi.lifetime_fit is 'One row per published month and lifetime model: its parameters, and what the shop''s history can answer.';
comment on column bi.lifetime_fit.month is 'First day of the month.';
comment on column bi.lifetime_fit.model is 'MBG_NBD, BG_NBD, NBD, or NONE where only the reorder curve is given.';
comment on column bi.lifetime_fit.used is 'Whether customers are valued by it.';
comment on column bi.lifetime_fit.footing is 'What the history can answer: IDENTIFIED (who has left), NOT_IDENTIFIED (orders to come, but not who has left), TOO_FEW or LEFT_CENSORED (the reorder curve only).';
comment on column bi.lifetime_fit.reason is 'Why, in plain words.';
comment on column bi.lifetime_fit.customers is 'Customers with a purchase in the held months.';
comment on column bi.lifetime_fit.repeaters is 'Customers with purchases on two days or more.';
comment on column bi.lifetime_fit.horizon_days is 'How far ahead customers are valued.';
comment on column bi.lifetime_fit.interval_level is 'Level of the intervals of a customer''s orders: .9, or more where the last closed horizon asked for it.';
comment on column bi.lifetime_fit.calibration_ratio is 'Purchase days that came in the last closed horizon over those expected; null before there is one.';
comment on column bi.lifetime_fit.r is 'Shape of the distribution of order rates.';
comment on column bi.lifetime_fit.r_error is 'Its standard error.';
comment on column bi.lifetime_fit.alpha is 'Rate of the distribution of order rates, in days.';
comment on column bi.lifetime_fit.alpha_error is 'Its standard error.';
comment on column bi.lifetime_fit.a is 'First parameter of the distribution of the chance to leave; null under NBD.';
comment on column bi.lifetime_fit.a_error is 'Its standard error.';
comment on column bi.lifetime_fit.b is 'Second parameter of the distribution of the chance to leave; null under NBD.';
comment on column bi.lifetime_fit.b_error is 'Its standard error.';
comment on column bi.lifetime_fit.log_likelihood is 'Log-likelihood of the model.';
comment on column bi.lifetime_fit.likelihood_ratio is 'Likelihood ratio of modified BG/NBD against NBD.';
comment on column bi.lifetime_fit.ratio_limit is 'What chance brings that ratio to in a shop where nobody leaves, by simulation.';
comment on column bi.lifetime_fit.smallest_eigenvalue is 'Information in the least known direction of the parameters'' logarithms.';
comment on column bi.lifetime_fit.spend_model is 'GAMMA_GAMMA, or OWN_MEAN where the model was refused.';
comment on column bi.lifetime_fit.spend_reason is 'Why, in plain words.';
comment on column bi.lifetime_fit.spend_p is 'Shape of an amount; null without the model.';
comment on column bi.lifetime_fit.spend_q is 'Shape of the customers'' rates; null without the model.';
comment on column bi.lifetime_fit.spend_v is 'Rate of the customers'' rates, in money; null without the model.';
comment on column bi.lifetime_fit.spend_correlation is 'Rank correlation (Spearman) of purchase days and amount among repeaters.';

create or replace view bi.next_order as
select
  v.month,
  v.customer_id::text as customer_id,
  c.segment_id,
  s.name as segment_name,
  cast(v.month + interval '1' month as date) - 1 + cast(ceil(v.next_days) as int) as next_order,
  cast(v.month + interval '1' month as date) - 1 + cast(ceil(v.next_low) as int) as next_from,
  cast(v.month + interval '1' month as date) - 1 + cast(ceil(v.next_high) as int) as next_to,
  v.alive,
  v.silent_days,
  v.overdue,
  v.high_worth,
  v.worth_if_active
from clientele.published_run p
join clientele.customer_value v on v.month = p.month and v.revision = p.revision
left join clientele.customer_segment c
  on c.month = v.month and c.revision = v.revision and c.customer_id = v.customer_id
left join clientele.segment s
  on s.month = c.month and s.revision = c.revision and s.segment_id = c.segment_id;
comment on view bi.next_order is 'One row per published month and customer of all held months: when they order next, and whether they are overdue.';
comment on column bi.next_order.month is 'First day of the month.';
comment on column bi.next_order.customer_id is 'Customer.';
comment on column bi.next_order.segment_id is 'Segment they are in; null for customers without a purchase in the window.';
comment on column bi.next_order.segment_name is 'Its name in that month.';
comment on column bi.next_order.next_order is 'Day by which they order next with a chance of one half, if they have not left.';
comment on column bi.next_order.next_from is 'First day of the 80 % interval.';
comment on column bi.next_order.next_to is 'Last day of the 80 % interval; null past ten years.';
comment on column bi.next_order.alive is 'Chance that they have not left, 0 to 1; null where the history does not tell.';
comment on column bi.next_order.silent_days is 'Days from the last purchase to the month''s end.';
comment on column bi.next_order.overdue is 'Whether nine in ten of their kind would have ordered by now.';
comment on column bi.next_order.high_worth is 'Whether their worth, if they have not left, is among the highest fifth.';
comment on column bi.next_order.worth_if_active is 'Net revenue expected within the horizon if they have not left.';

create or replace view bi.reorder_curve as
select
  v.month,
  v.segment_id,
  v.days,
  v.waiting,
  v.error
from clientele.published_run p
join clientele.reorder_curve v on v.month = p.month and v.revision = p.revision;
comment on view bi.reorder_curve is 'One row per published month, segment and week: which share of purchases is still waiting for the next.';
comment on column bi.reorder_curve.month is 'First day of the month.';
comment on column bi.reorder_curve.segment_id is 'Segment.';
comment on column bi.reorder_curve.days is 'Days since a purchase.';
comment on column bi.reorder_curve.waiting is 'Share of purchases not yet followed by another (Kaplan–Meier).';
comment on column bi.reorder_curve.error is 'Its standard error (Greenwood).';

grant select on all tables in schema bi to bi_reader;
