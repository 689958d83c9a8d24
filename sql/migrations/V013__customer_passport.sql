-- Rules as conditions, and every customer's reason and way to a better segment.

create table clientele.rule_condition (
  month        date             not null,
  revision     int              not null,
  segment_id   int              not null,
  condition_no int              not null,
  feature      text             not null,
  comparison   text             not null check (comparison in ('at most', 'above')),
  threshold    double precision not null,
  primary key (month, revision, segment_id, condition_no)
);
comment on table clientele.rule_condition is 'One row per run, segment and condition of its rule; a customer meets the rule if all hold.';
comment on column clientele.rule_condition.month is 'Month of the run.';
comment on column clientele.rule_condition.revision is 'Revision of the run.';
comment on column clientele.rule_condition.segment_id is 'Segment.';
comment on column clientele.rule_condition.condition_no is 'From 1.';
comment on column clientele.rule_condition.feature is 'Feature, see customer_feature.';
comment on column clientele.rule_condition.comparison is 'at most (the threshold or less) or above.';
comment on column clientele.rule_condition.threshold is 'In the unit of the feature.';

create table clientele.customer_passport (
  month             date             not null,
  revision          int              not null,
  customer_id       text collate "C" not null,
  held_out          boolean          not null,
  rules_met         text             not null,
  why               text             not null,
  better_segment_id int,
  way               text,
  more_orders       int              not null,
  basket_factor     double precision not null,
  primary key (month, revision, customer_id)
);
comment on table clientele.customer_passport is 'One row per run and customer: why he is in his segment, and the shortest way to a better one.';
comment on column clientele.customer_passport.month is 'Month of the run.';
comment on column clientele.customer_passport.revision is 'Revision of the run.';
comment on column clientele.customer_passport.customer_id is 'Customer.';
comment on column clientele.customer_passport.held_out is 'Whether rules were measured on him, not made from him.';
comment on column clientele.customer_passport.rules_met is 'Ids of the segments whose rule he meets, parted by commas.';
comment on column clientele.customer_passport.why is 'One sentence.';
comment on column clientele.customer_passport.better_segment_id is 'Segment of a higher median revenue the way leads to, as the segment model places the changed customer; null where no short way was found.';
comment on column clientele.customer_passport.way is 'What he would have to do.';
comment on column clientele.customer_passport.more_orders is 'Orders to place now; 0 for no way.';
comment on column clientele.customer_passport.basket_factor is 'Worth of each in his own average order values; 0 for no way.';
