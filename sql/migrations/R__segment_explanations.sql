-- What sets segments apart and what placed their customers: plain views over the newest published
-- revision of every month, one row per what each comment says.

create or replace view bi.segment_feature as
select
  x.month,
  x.segment_id,
  x.feature,
  trim_scale(round(x.lower_quartile::numeric, 7)) as lower_quartile,
  trim_scale(round(x.median::numeric, 7)) as median,
  trim_scale(round(x.upper_quartile::numeric, 7)) as upper_quartile,
  trim_scale(round(x.month_median::numeric, 7)) as month_median,
  x.effect,
  x.driver_rank
from clientele.published_run m
join clientele.segment_feature x on x.month = m.month and x.revision = m.revision;
comment on view bi.segment_feature is 'One row per published month, segment and feature: its middle half, and how far it lies from the others.';
comment on column bi.segment_feature.month is 'First day of the month.';
comment on column bi.segment_feature.segment_id is 'Segment.';
comment on column bi.segment_feature.feature is 'Feature, see customer_feature.';
comment on column bi.segment_feature.lower_quartile is 'A quarter of its customers lie below.';
comment on column bi.segment_feature.median is 'Half of its customers lie below.';
comment on column bi.segment_feature.upper_quartile is 'Three quarters of its customers lie below.';
comment on column bi.segment_feature.month_median is 'Median of all customers of the month.';
comment on column bi.segment_feature.effect is 'Cliff''s delta against all other customers: -1 all below, 0 no difference, 1 all above; beyond 0.474 large.';
comment on column bi.segment_feature.driver_rank is '1 for the feature that sets the segment apart most.';

create or replace view bi.feature_test as
select
  x.month,
  x.feature,
  x.test,
  x.statistic,
  x.degrees,
  x.p_value,
  x.p_adjusted,
  x.effect_name,
  x.effect
from clientele.published_run m
join clientele.feature_test x on x.month = m.month and x.revision = m.revision;
comment on view bi.feature_test is 'One row per published month and feature: whether the segments differ in it. They are made from these features, so a small p-value is no news; the effect says what matters.';
comment on column bi.feature_test.month is 'First day of the month.';
comment on column bi.feature_test.feature is 'Feature, or country.';
comment on column bi.feature_test.test is 'kruskal-wallis for figures, chi-squared for categories.';
comment on column bi.feature_test.statistic is 'H or chi-squared.';
comment on column bi.feature_test.degrees is 'Degrees of freedom.';
comment on column bi.feature_test.p_value is 'Chance of a statistic as large if the segments did not differ.';
comment on column bi.feature_test.p_adjusted is 'After Benjamini and Hochberg, over all tests of the run.';
comment on column bi.feature_test.effect_name is 'epsilon-squared or cramers-v.';
comment on column bi.feature_test.effect is 'Effect size, 0 no difference to 1 complete.';

create or replace view bi.segment_category as
select
  x.month,
  x.segment_id,
  x.kind,
  x.value,
  x.amount,
  x.share,
  x.month_share
from clientele.published_run m
join clientele.segment_category x on x.month = m.month and x.revision = m.revision;
comment on view bi.segment_category is 'One row per published month, segment and category: countries and attributes of customers by customers, seasons and categories of products by gross sales of the window. Its amount is of two kinds; segment_country and segment_season hold one each.';
comment on column bi.segment_category.month is 'First day of the month.';
comment on column bi.segment_category.segment_id is 'Segment.';
comment on column bi.segment_category.kind is 'country (a customer counts once, where they bought most), season, product category, or "customer" and the name of an attribute that the shop told.';
comment on column bi.segment_category.value is 'Country, quarter of the year, category, or value of the attribute.';
comment on column bi.segment_category.amount is 'Customers, or gross sales.';
comment on column bi.segment_category.share is 'Share of the segment, 0 to 1.';
comment on column bi.segment_category.month_share is 'Share of all customers of the month, 0 to 1.';

create or replace view bi.segment_country as
select
  x.month,
  x.segment_id,
  x.value as country,
  x.amount::bigint as customers,
  trim_scale(round(x.share::numeric, 7)) as share,
  trim_scale(round(x.month_share::numeric, 7)) as month_share
from clientele.published_run m
join clientele.segment_category x on x.month = m.month and x.revision = m.revision
where x.kind = 'country';
comment on view bi.segment_country is 'One row per published month, segment and country: its customers, each counted once, where they bought most.';
comment on column bi.segment_country.month is 'First day of the month.';
comment on column bi.segment_country.segment_id is 'Segment.';
comment on column bi.segment_country.country is 'Country.';
comment on column bi.segment_country.customers is 'Customers.';
comment on column bi.segment_country.share is 'Share of the segment''s customers, 0 to 1.';
comment on column bi.segment_country.month_share is 'Share of all customers of the month, 0 to 1.';

create or replace view bi.segment_season as
select
  x.month,
  x.segment_id,
  x.value as season,
  round(x.amount::numeric, 2) as sales,
  trim_scale(round(x.share::numeric, 7)) as share,
  trim_scale(round(x.month_share::numeric, 7)) as month_share
from clientele.published_run m
join clientele.segment_category x on x.month = m.month and x.revision = m.revision
where x.kind = 'season';
comment on view bi.segment_season is 'One row per published month, segment and season: its gross sales over the window.';
comment on column bi.segment_season.month is 'First day of the month.';
comment on column bi.segment_season.segment_id is 'Segment.';
comment on column bi.segment_season.season is 'Quarter of the year, such as January to March.';
comment on column bi.segment_season.sales is 'Gross sales, rounded to 2 decimals.';
comment on column bi.segment_season.share is 'Share of the segment''s sales, 0 to 1.';
comment on column bi.segment_season.month_share is 'Share of the sales of all customers of the month, 0 to 1.';

create or replace view bi.segment_model as
select
  x.month,
  x.anchor_month,
  x.anchor_revision,
  x.drift,
  x.fidelity,
  x.agreement,
  x.reason
from clientele.published_run m
join clientele.segment_model x on x.month = m.month and x.revision = m.revision;
comment on view bi.segment_model is 'One row per published month: the model that put its customers into segments. A model is learnt from one month''s clustering and kept until customers have drifted too far or it is too old.';
comment on column bi.segment_model.month is 'First day of the month.';
comment on column bi.segment_model.anchor_month is 'Month whose clustering it was learnt from.';
comment on column bi.segment_model.anchor_revision is 'Revision of that month.';
comment on column bi.segment_model.drift is 'Population stability index against the anchor, mean over the features: below 0.1 little has changed, above 0.25 much has.';
comment on column bi.segment_model.fidelity is 'Share of held-out customers of the anchor whom the model places as they were clustered.';
comment on column bi.segment_model.agreement is 'Adjusted Rand index of the segments and this month''s own clustering; 1 in the anchor.';
comment on column bi.segment_model.reason is 'Why the model was kept or learnt anew.';

create or replace view bi.rule_condition as
select
  x.month,
  x.segment_id,
  x.condition_no,
  x.feature,
  x.comparison,
  x.threshold
from clientele.published_run m
join clientele.rule_condition x on x.month = m.month and x.revision = m.revision;
comment on view bi.rule_condition is 'One row per published month, segment and condition of its rule; a customer meets the rule if all hold.';
comment on column bi.rule_condition.month is 'First day of the month.';
comment on column bi.rule_condition.segment_id is 'Segment.';
comment on column bi.rule_condition.condition_no is 'From 1.';
comment on column bi.rule_condition.feature is 'Feature, see customer_feature.';
comment on column bi.rule_condition.comparison is 'at most (the threshold or less), above, or at least (the threshold or more).';
comment on column bi.rule_condition.threshold is 'In the unit of the feature.';

create or replace view bi.segment_join as
select
  x.month,
  x.segment_id,
  x.joined_segment_id,
  x.reason,
  x.customers
from clientele.published_run m
join clientele.segment_join x on x.month = m.month and x.revision = m.revision;
comment on view bi.segment_join is 'One row per published month and segment of the kept model that does not stand alone: its customers are counted where it has joined.';
comment on column bi.segment_join.month is 'First day of the month.';
comment on column bi.segment_join.segment_id is 'Segment of the model.';
comment on column bi.segment_join.joined_segment_id is 'Segment that takes its customers in.';
comment on column bi.segment_join.reason is 'small: too few customers to stand alone; alike: both would bear one name.';
comment on column bi.segment_join.customers is 'Customers the model places in it.';

create or replace view bi.hypothesis as
select
  x.month,
  x.name,
  x.claim,
  x.verdict,
  x.result,
  x.effect,
  x.effect_low,
  x.effect_high,
  x.effect_name,
  x.sample,
  x.own
from clientele.published_run m
join clientele.hypothesis x on x.month = m.month and x.revision = m.revision;
comment on view bi.hypothesis is 'One row per published month and standing check of what is believed of the shop.';
comment on column bi.hypothesis.month is 'First day of the month.';
comment on column bi.hypothesis.name is 'Key of the check.';
comment on column bi.hypothesis.claim is 'What is believed.';
comment on column bi.hypothesis.verdict is 'holds (the interval lies on the claimed side and the effect is worth a word), does not hold, undecided; measured where the owner''s SQL gives no verdict, not answered where it fails.';
comment on column bi.hypothesis.result is 'What was found, in words.';
comment on column bi.hypothesis.effect is 'Effect size; positive is as claimed. Null where it was not answered.';
comment on column bi.hypothesis.effect_low is 'Lower end of its 95 % interval.';
comment on column bi.hypothesis.effect_high is 'Upper end of its 95 % interval.';
comment on column bi.hypothesis.effect_name is 'What the effect is.';
comment on column bi.hypothesis.sample is 'On how many days or customers it was found.';
comment on column bi.hypothesis.own is 'Whether the owner listed it in the configuration.';

create or replace view bi.month_verdict as
select
  x.month,
  x.trustworthy,
  x.winner,
  x.reason,
  x.evidence,
  x.jaccard
from clientele.published_run m
join clientele.month_verdict x on x.month = m.month and x.revision = m.revision;
comment on view bi.month_verdict is 'One row per published month: which clustering won and whether it can be trusted. Where it cannot, the segments of an earlier month are kept (segment_model), or else they are the plain ones by recency, frequency and monetary score.';
comment on column bi.month_verdict.month is 'First day of the month.';
comment on column bi.month_verdict.trustworthy is 'Whether the winner is within all limits, stable, and better than the same chain on shuffled figures.';
comment on column bi.month_verdict.winner is 'Candidate clustering that won.';
comment on column bi.month_verdict.reason is 'Why it won.';
comment on column bi.month_verdict.evidence is 'What speaks for it; what speaks against it where it is not trustworthy.';
comment on column bi.month_verdict.jaccard is 'Bootstrap Jaccard of the winner, mean over its clusters by their size.';

create or replace view bi.cluster_candidate as
select
  g.month, g.algorithm, g.chosen, g.clusters, g.noise, g.silhouette, g.stability, g.usefulness,
  g.point_masses, c.remark
from clientele.published_run m
join clientele.cluster_grade g on g.month = m.month and g.revision = m.revision
left join clientele.cluster_candidate c
  on c.month = g.month and c.revision = g.revision and c.algorithm = g.algorithm;
comment on view bi.cluster_candidate is 'One row per published month and candidate clustering: what the choice of the month''s clustering was made by; month_verdict has the reason.';
comment on column bi.cluster_candidate.month is 'First day of the month.';
comment on column bi.cluster_candidate.algorithm is 'dbscan, kmeans, gmm, hierarchical, spectral, consensus, outcome_tree, or rfm (by score, the fallback).';
comment on column bi.cluster_candidate.chosen is 'Whether the month''s own clustering is this one.';
comment on column bi.cluster_candidate.clusters is 'Clusters, noise not counted.';
comment on column bi.cluster_candidate.noise is 'Customers in no cluster.';
comment on column bi.cluster_candidate.silhouette is 'Mean silhouette on the plane, noise left out; null for fewer than two clusters.';
comment on column bi.cluster_candidate.stability is 'Bootstrap Jaccard, mean over the clusters by their size; null where the choice did not need it.';
comment on column bi.cluster_candidate.usefulness is 'Share of the error of everybody''s mean that it would have saved in telling what customers did after earlier month ends; null where that is not known.';
comment on column bi.cluster_candidate.point_masses is 'Share of its labels that are told by nothing but which customers share a value, 0 to 1; beyond cluster.most-point-masses it is refused.';
comment on column bi.cluster_candidate.remark is 'How its settings were found, or a hint.';

create or replace view bi.segment_trust as
select
  t.month, t.segment_id, s.name as segment_name, t.customers, t.silhouette, t.jaccard, t.told,
  t.told_months, t.told_gaining, t.trust
from clientele.published_run m
join clientele.segment_trust t on t.month = m.month and t.revision = m.revision
join clientele.segment s
  on s.month = t.month and s.revision = t.revision and s.segment_id = t.segment_id;
comment on view bi.segment_trust is 'One row per published month and segment but noise: how far it can be trusted as it is published, whatever model placed it.';
comment on column bi.segment_trust.month is 'First day of the month.';
comment on column bi.segment_trust.segment_id is 'Segment.';
comment on column bi.segment_trust.segment_name is 'Name, unique in the month.';
comment on column bi.segment_trust.customers is 'Its customers.';
comment on column bi.segment_trust.silhouette is 'Mean silhouette of its customers on the month''s plane.';
comment on column bi.segment_trust.jaccard is 'Mean Jaccard with the most similar segment found among resampled customers of this month; null for a segment by score.';
comment on column bi.segment_trust.told is 'Its part of the share of everybody''s error that the segments would have saved in telling what customers did after earlier month ends; null where that is not known.';
comment on column bi.segment_trust.told_months is 'Month ends asked about at which it had customers.';
comment on column bi.segment_trust.told_gaining is 'Those of them at which it told better than the mean of everybody.';
comment on column bi.segment_trust.trust is 'high, fair or weak.';

grant select on all tables in schema bi to bi_reader;

create or replace view bi.customer_attribute as
select distinct on (m.month, a.customer_id, a.attribute)
  m.month, a.customer_id, a.attribute, a.value
from clientele.published_run m
join clientele.customer_attribute a on a.month = m.month and a.revision = m.revision
order by m.month, a.customer_id, a.attribute, a.no desc;
comment on view bi.customer_attribute is 'One row per published month, customer and attribute that the shop told of them.';
comment on column bi.customer_attribute.month is 'First day of the month.';
comment on column bi.customer_attribute.customer_id is 'Customer.';
comment on column bi.customer_attribute.attribute is 'Name of the attribute.';
comment on column bi.customer_attribute.value is 'Its value when the month was closed.';

create or replace view bi.product_category as
select distinct on (m.month, c.stock_code) m.month, c.stock_code, c.category
from clientele.published_run m
join clientele.product_category c on c.month = m.month and c.revision = m.revision
order by m.month, c.stock_code, c.no desc;
comment on view bi.product_category is 'One row per published month and product whose category the shop told.';
comment on column bi.product_category.month is 'First day of the month.';
comment on column bi.product_category.stock_code is 'Product.';
comment on column bi.product_category.category is 'Its category when the month was closed.';

grant select on bi.customer_attribute, bi.product_category to bi_reader;
