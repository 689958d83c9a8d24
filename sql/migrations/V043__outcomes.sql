-- What earlier months taught about the month after: the model, its leaves, and what is expected of
-- every customer.

create table clientele.outcome_model (
  month        date             not null,
  revision     int              not null,
  months       int              not null,
  rows         bigint           not null,
  buyers       bigint           not null,
  explained    double precision not null,
  null_best    double precision not null,
  null_draws   int              not null,
  stability    double precision not null,
  reason       text             not null,
  primary key (month, revision)
);
comment on table clientele.outcome_model is 'One row per run: what was learnt from what customers did in the month after earlier month ends.';
comment on column clientele.outcome_model.month is 'Month of the run.';
comment on column clientele.outcome_model.revision is 'Revision of the run.';
comment on column clientele.outcome_model.months is 'Month ends that were learnt from; the newest outcome is that of the closed month.';
comment on column clientele.outcome_model.rows is 'Customers at those month ends, in total.';
comment on column clientele.outcome_model.buyers is 'Those of them who bought in the month after.';
comment on column clientele.outcome_model.explained is 'Share of the variance of what came next that the leaves explain in months left out: mean over bought, log money and capped money.';
comment on column clientele.outcome_model.null_best is 'The same at best with outcomes that were permuted among customers.';
comment on column clientele.outcome_model.null_draws is 'How often they were permuted; 0 where nothing was learnt.';
comment on column clientele.outcome_model.stability is 'Mean bootstrap Jaccard of the leaves, weighted by their customers.';
comment on column clientele.outcome_model.reason is 'What it was learnt from, or why nothing could be learnt.';

create table clientele.outcome_leaf (
  month     date             not null,
  revision  int              not null,
  leaf      int              not null,
  customers bigint           not null,
  bought    double precision not null,
  revenue   double precision not null,
  jaccard   double precision not null,
  is_top    boolean          not null,
  is_first  boolean          not null,
  primary key (month, revision, leaf)
);
comment on table clientele.outcome_leaf is 'One row per run and leaf of its tree of outcomes.';
comment on column clientele.outcome_leaf.month is 'Month of the run.';
comment on column clientele.outcome_leaf.revision is 'Revision of the run.';
comment on column clientele.outcome_leaf.leaf is 'Leaf, from 0, the largest first; the cluster of the candidate outcome_tree.';
comment on column clientele.outcome_leaf.customers is 'Customers of the month in it.';
comment on column clientele.outcome_leaf.bought is 'Share of its customers who bought in the month after, over the earlier month ends.';
comment on column clientele.outcome_leaf.revenue is 'Mean net revenue of its customers in the month after.';
comment on column clientele.outcome_leaf.is_top is 'Whether its customers are of the best: those few who bring just under half of the revenue.';
comment on column clientele.outcome_leaf.is_first is 'Whether it is asked before all others: regulars who have gone quiet.';
comment on column clientele.outcome_leaf.jaccard is 'Mean Jaccard index with the most similar leaf of trees grown on resampled customers.';

create table clientele.outcome_rule (
  month        date             not null,
  revision     int              not null,
  leaf         int              not null,
  condition_no int              not null,
  feature      text             not null,
  comparison   text             not null check (comparison in ('at most', 'above', 'at least')),
  threshold    double precision not null,
  primary key (month, revision, leaf, condition_no)
);
comment on table clientele.outcome_rule is 'One row per run, leaf of its tree of outcomes and condition; a customer is in the leaf if all hold.';
comment on column clientele.outcome_rule.month is 'Month of the run.';
comment on column clientele.outcome_rule.revision is 'Revision of the run.';
comment on column clientele.outcome_rule.leaf is 'Leaf.';
comment on column clientele.outcome_rule.condition_no is 'From 1.';
comment on column clientele.outcome_rule.feature is 'Feature, see customer_feature.';
comment on column clientele.outcome_rule.comparison is 'at most (the threshold or less), above, or at least (the threshold or more).';
comment on column clientele.outcome_rule.threshold is 'In the unit of the feature.';

create table clientele.customer_outlook (
  month            date             not null,
  revision         int              not null,
  customer_id      text collate "C" not null,
  leaf             int              not null,
  p_order          double precision not null check (p_order between 0 and 1),
  expected_revenue double precision not null,
  primary key (month, revision, customer_id)
);
comment on table clientele.customer_outlook is 'One row per run and customer: what is expected of them next month, learnt from earlier months; no rows where too little could be learnt.';
comment on column clientele.customer_outlook.month is 'Month of the run.';
comment on column clientele.customer_outlook.revision is 'Revision of the run.';
comment on column clientele.customer_outlook.customer_id is 'Customer.';
comment on column clientele.customer_outlook.leaf is 'Leaf of the tree of outcomes.';
comment on column clientele.customer_outlook.p_order is 'Probability of an order next month: mean over the leaves of a forest.';
comment on column clientele.customer_outlook.expected_revenue is 'Expected net revenue next month; single amounts are capped at their 99th percentile.';

create table clientele.segment_model_rule (
  month        date             not null,
  revision     int              not null,
  rule_no      int              not null,
  condition_no int              not null,
  segment_id   int              not null,
  feature      text             not null,
  comparison   text             not null check (comparison in ('at most', 'above', 'at least')),
  threshold    double precision not null,
  is_top       boolean          not null,
  primary key (month, revision, rule_no, condition_no)
);
comment on table clientele.segment_model_rule is 'One row per run, rule of the model that put its customers into segments, and condition; none where the model is no set of rules. A customer is in the segment of the first rule whose conditions all hold.';
comment on column clientele.segment_model_rule.month is 'Month of the run.';
comment on column clientele.segment_model_rule.revision is 'Revision of the run.';
comment on column clientele.segment_model_rule.rule_no is 'Rule; -1 is asked before all others.';
comment on column clientele.segment_model_rule.condition_no is 'From 1.';
comment on column clientele.segment_model_rule.segment_id is 'Segment it places in; where that does not stand alone this month, segment_join says which it has joined.';
comment on column clientele.segment_model_rule.feature is 'Feature, see customer_feature.';
comment on column clientele.segment_model_rule.comparison is 'at most (the threshold or less), above, or at least (the threshold or more).';
comment on column clientele.segment_model_rule.threshold is 'In the unit of the feature.';
comment on column clientele.segment_model_rule.is_top is 'Whether the rule is one of the best customers, as they were when it was learnt.';

alter table clientele.cluster_grade add column usefulness double precision;
comment on column clientele.cluster_grade.usefulness is 'Share of the variance of what came next that the clusters explain in months left out; null where it was not asked.';
