-- What customers are worth, whether they still order, and when they order next.

create table clientele.lifetime_fit (
  month date not null,
  revision int not null,
  model text not null,
  used boolean not null,
  footing text not null check (footing in ('IDENTIFIED', 'NOT_IDENTIFIED', 'TOO_FEW', 'LEFT_CENSORED')),
  reason text not null,
  customers int not null,
  repeaters int not null,
  horizon_days int not null,
  interval_level double precision not null check (interval_level between 0 and 1),
  calibration_ratio double precision,
  r double precision,
  r_error double precision,
  alpha double precision,
  alpha_error double precision,
  a double precision,
  a_error double precision,
  b double precision,
  b_error double precision,
  log_likelihood double precision,
  likelihood_ratio double precision,
  ratio_limit double precision,
  smallest_eigenvalue double precision,
  spend_model text not null,
  spend_reason text not null,
  spend_p double precision,
  spend_q double precision,
  spend_v double precision,
  spend_correlation double precision not null,
  primary key (month, revision, model)
);
comment on table clientele.lifetime_fit is 'One row per run and lifetime model: its parameters, and what the shop''s history can answer.';
comment on column clientele.lifetime_fit.month is 'Month of the run.';
comment on column clientele.lifetime_fit.revision is 'Revision of the run.';
comment on column clientele.lifetime_fit.model is 'MBG_NBD, BG_NBD, NBD, or NONE where only the reorder curve is given.';
comment on column clientele.lifetime_fit.used is 'Whether customers are valued by it.';
comment on column clientele.lifetime_fit.footing is 'What the history can answer: IDENTIFIED (who has left), NOT_IDENTIFIED (orders to come, but not who has left), TOO_FEW or LEFT_CENSORED (the reorder curve only).';
comment on column clientele.lifetime_fit.reason is 'Why, in plain words.';
comment on column clientele.lifetime_fit.customers is 'Customers with a purchase in the held months.';
comment on column clientele.lifetime_fit.repeaters is 'Customers with purchases on two days or more.';
comment on column clientele.lifetime_fit.horizon_days is 'How far ahead customers are valued.';
comment on column clientele.lifetime_fit.interval_level is 'Level of the intervals of a customer''s orders: .9, or more where the last closed horizon asked for it.';
comment on column clientele.lifetime_fit.calibration_ratio is 'Purchase days that came in the last closed horizon over those expected; null before there is one.';
comment on column clientele.lifetime_fit.r is 'Shape of the distribution of order rates.';
comment on column clientele.lifetime_fit.r_error is 'Its standard error.';
comment on column clientele.lifetime_fit.alpha is 'Rate of the distribution of order rates, in days.';
comment on column clientele.lifetime_fit.alpha_error is 'Its standard error.';
comment on column clientele.lifetime_fit.a is 'First parameter of the distribution of the chance to leave; null under NBD.';
comment on column clientele.lifetime_fit.a_error is 'Its standard error.';
comment on column clientele.lifetime_fit.b is 'Second parameter of the distribution of the chance to leave; null under NBD.';
comment on column clientele.lifetime_fit.b_error is 'Its standard error.';
comment on column clientele.lifetime_fit.log_likelihood is 'Log-likelihood of the model.';
comment on column clientele.lifetime_fit.likelihood_ratio is 'Likelihood ratio of modified BG/NBD against NBD.';
comment on column clientele.lifetime_fit.ratio_limit is 'What chance brings that ratio to in a shop where nobody leaves, by simulation.';
comment on column clientele.lifetime_fit.smallest_eigenvalue is 'Information in the least known direction of the parameters'' logarithms.';
comment on column clientele.lifetime_fit.spend_model is 'GAMMA_GAMMA, or OWN_MEAN where the model was refused.';
comment on column clientele.lifetime_fit.spend_reason is 'Why, in plain words.';
comment on column clientele.lifetime_fit.spend_p is 'Shape of an amount; null without the model.';
comment on column clientele.lifetime_fit.spend_q is 'Shape of the customers'' rates; null without the model.';
comment on column clientele.lifetime_fit.spend_v is 'Rate of the customers'' rates, in money; null without the model.';
comment on column clientele.lifetime_fit.spend_correlation is 'Rank correlation (Spearman) of purchase days and amount among repeaters.';

create table clientele.customer_value (
  month date not null,
  revision int not null,
  customer_id text not null,
  purchase_days int not null,
  observed_days int not null,
  silent_days int not null,
  left_censored boolean not null,
  alive double precision check (alive between 0 and 1),
  alive_low double precision,
  alive_high double precision,
  expected_orders double precision,
  orders_low int,
  orders_high int,
  order_amount double precision not null,
  expected_worth double precision,
  worth_low double precision,
  worth_high double precision,
  worth_if_active double precision,
  high_worth boolean not null,
  next_days double precision,
  next_low double precision,
  next_high double precision,
  overdue boolean not null,
  primary key (month, revision, customer_id)
);
comment on table clientele.customer_value is 'One row per run and customer of all held months: what they are expected to do within the horizon.';
comment on column clientele.customer_value.month is 'Month of the run.';
comment on column clientele.customer_value.revision is 'Revision of the run.';
comment on column clientele.customer_value.customer_id is 'Customer.';
comment on column clientele.customer_value.purchase_days is 'Days with a purchase in all held months.';
comment on column clientele.customer_value.observed_days is 'Days from the first purchase to the month''s end.';
comment on column clientele.customer_value.silent_days is 'Days from the last purchase to the month''s end.';
comment on column clientele.customer_value.left_censored is 'Whether they may have ordered before the history begins: first seen within its first 30 days.';
comment on column clientele.customer_value.alive is 'Chance that they have not left, 0 to 1; null where the history does not tell.';
comment on column clientele.customer_value.alive_low is 'Lower end of its 90 % interval.';
comment on column clientele.customer_value.alive_high is 'Upper end of its 90 % interval.';
comment on column clientele.customer_value.expected_orders is 'Purchase days expected within the horizon; null where only the reorder curve is given.';
comment on column clientele.customer_value.orders_low is 'Lower end of their interval.';
comment on column clientele.customer_value.orders_high is 'Upper end of their interval.';
comment on column clientele.customer_value.order_amount is 'Net revenue expected of a purchase day.';
comment on column clientele.customer_value.expected_worth is 'Net revenue expected within the horizon.';
comment on column clientele.customer_value.worth_low is 'Lower end of its interval; null where amounts have no model.';
comment on column clientele.customer_value.worth_high is 'Upper end of its interval; null where amounts have no model.';
comment on column clientele.customer_value.worth_if_active is 'Net revenue expected within the horizon if they have not left.';
comment on column clientele.customer_value.high_worth is 'Whether that is among the highest fifth.';
comment on column clientele.customer_value.next_days is 'Median days from the month''s end to the next purchase of one who has not left; null past ten years.';
comment on column clientele.customer_value.next_low is 'Lower end of its 80 % interval.';
comment on column clientele.customer_value.next_high is 'Upper end of its 80 % interval; null past ten years.';
comment on column clientele.customer_value.overdue is 'Whether nine in ten of their kind would have ordered by now.';

create table clientele.segment_value (
  month date not null,
  revision int not null,
  segment_id int not null,
  customers int not null,
  expected_alive double precision,
  expected_orders double precision not null,
  orders_low double precision not null,
  orders_high double precision not null,
  expected_worth double precision not null,
  worth_low double precision,
  worth_high double precision,
  overdue int not null,
  primary key (month, revision, segment_id)
);
comment on table clientele.segment_value is 'One row per run and segment: what its customers are expected to do within the horizon, with intervals of the sums.';
comment on column clientele.segment_value.month is 'Month of the run.';
comment on column clientele.segment_value.revision is 'Revision of the run.';
comment on column clientele.segment_value.segment_id is 'Segment.';
comment on column clientele.segment_value.customers is 'Customers of the segment.';
comment on column clientele.segment_value.expected_alive is 'Sum of the chances that they have not left; null where the history does not tell.';
comment on column clientele.segment_value.expected_orders is 'Purchase days expected within the horizon.';
comment on column clientele.segment_value.orders_low is 'Lower end of the 90 % interval of the sum.';
comment on column clientele.segment_value.orders_high is 'Upper end of the 90 % interval of the sum.';
comment on column clientele.segment_value.expected_worth is 'Net revenue expected within the horizon.';
comment on column clientele.segment_value.worth_low is 'Lower end of the 90 % interval of the sum; null where amounts have no model.';
comment on column clientele.segment_value.worth_high is 'Upper end of the 90 % interval of the sum; null where amounts have no model.';
comment on column clientele.segment_value.overdue is 'Customers of whose kind nine in ten would have ordered by now.';

create table clientele.reorder_curve (
  month date not null,
  revision int not null,
  segment_id int not null,
  days int not null,
  waiting double precision not null check (waiting between 0 and 1),
  error double precision not null,
  primary key (month, revision, segment_id, days)
);
comment on table clientele.reorder_curve is 'One row per run, segment and week: which share of purchases is still waiting for the next.';
comment on column clientele.reorder_curve.month is 'Month of the run.';
comment on column clientele.reorder_curve.revision is 'Revision of the run.';
comment on column clientele.reorder_curve.segment_id is 'Segment.';
comment on column clientele.reorder_curve.days is 'Days since a purchase.';
comment on column clientele.reorder_curve.waiting is 'Share of purchases not yet followed by another (Kaplan–Meier).';
comment on column clientele.reorder_curve.error is 'Its standard error (Greenwood).';
