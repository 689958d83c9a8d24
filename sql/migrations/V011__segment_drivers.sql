-- What sets the segments apart: quartiles, effect sizes, tests, countries and seasons.

create table clientele.segment_feature (
  month          date             not null,
  revision       int              not null,
  segment_id     int              not null,
  feature        text             not null,
  lower_quartile double precision not null,
  median         double precision not null,
  upper_quartile double precision not null,
  month_median   double precision not null,
  effect         double precision not null check (effect between -1 and 1),
  driver_rank    int              not null,
  primary key (month, revision, segment_id, feature)
);
comment on table clientele.segment_feature is 'One row per run, segment and feature: its middle half, and how far it lies from the others.';
comment on column clientele.segment_feature.month is 'Month of the run.';
comment on column clientele.segment_feature.revision is 'Revision of the run.';
comment on column clientele.segment_feature.segment_id is 'Segment.';
comment on column clientele.segment_feature.feature is 'Feature, see customer_feature.';
comment on column clientele.segment_feature.lower_quartile is 'A quarter of its customers lie below.';
comment on column clientele.segment_feature.median is 'Half of its customers lie below.';
comment on column clientele.segment_feature.upper_quartile is 'Three quarters of its customers lie below.';
comment on column clientele.segment_feature.month_median is 'Median of all customers of the month.';
comment on column clientele.segment_feature.effect is 'Cliff''s delta against all other customers: -1 all below, 0 no difference, 1 all above; beyond 0.474 large.';
comment on column clientele.segment_feature.driver_rank is '1 for the feature that sets the segment apart most.';

create table clientele.feature_test (
  month       date             not null,
  revision    int              not null,
  feature     text             not null,
  test        text             not null check (test in ('kruskal-wallis', 'chi-squared')),
  statistic   double precision not null,
  degrees     int              not null,
  p_value     double precision not null check (p_value between 0 and 1),
  p_adjusted  double precision not null check (p_adjusted between 0 and 1),
  effect_name text             not null,
  effect      double precision not null check (effect between 0 and 1),
  primary key (month, revision, feature, test)
);
comment on table clientele.feature_test is 'One row per run and feature: whether the segments differ in it. They are made from these features, so a small p-value is no news; the effect says what matters.';
comment on column clientele.feature_test.month is 'Month of the run.';
comment on column clientele.feature_test.revision is 'Revision of the run.';
comment on column clientele.feature_test.feature is 'Feature, or country.';
comment on column clientele.feature_test.test is 'kruskal-wallis for figures, chi-squared for categories.';
comment on column clientele.feature_test.statistic is 'H or chi-squared.';
comment on column clientele.feature_test.degrees is 'Degrees of freedom.';
comment on column clientele.feature_test.p_value is 'Chance of a statistic as large if the segments did not differ.';
comment on column clientele.feature_test.p_adjusted is 'After Benjamini and Hochberg, over all tests of the run.';
comment on column clientele.feature_test.effect_name is 'epsilon-squared or cramers-v.';
comment on column clientele.feature_test.effect is 'Effect size, 0 no difference to 1 complete.';

create table clientele.segment_category (
  month       date             not null,
  revision    int              not null,
  segment_id  int              not null,
  kind        text             not null check (kind in ('country', 'season')),
  value       text             not null,
  amount      double precision not null,
  share       double precision not null,
  month_share double precision not null,
  primary key (month, revision, segment_id, kind, value)
);
comment on table clientele.segment_category is 'One row per run, segment and category: countries by customers, seasons by gross sales of the window.';
comment on column clientele.segment_category.month is 'Month of the run.';
comment on column clientele.segment_category.revision is 'Revision of the run.';
comment on column clientele.segment_category.segment_id is 'Segment.';
comment on column clientele.segment_category.kind is 'country (a customer counts once, where he bought most) or season.';
comment on column clientele.segment_category.value is 'Country, or quarter of the year.';
comment on column clientele.segment_category.amount is 'Customers, or gross sales.';
comment on column clientele.segment_category.share is 'Share of the segment, 0 to 1.';
comment on column clientele.segment_category.month_share is 'Share of all customers of the month, 0 to 1.';
