-- Who may order nothing next month, for dashboards. Columns are only ever added at the end.

create or replace view bi.churn_model as
select
  v.month,
  v.horizon_months,
  v.months_asked,
  v.customers_asked,
  v.auc,
  v.calibration_error,
  v.chance_error,
  v.told,
  v.reason
from clientele.published_run p
join clientele.churn_model v on v.month = p.month and v.revision = p.revision;
comment on view bi.churn_model is 'One row per published month: how true the chances of ordering nothing were, and whether they are published.';
comment on column bi.churn_model.month is 'First day of the month.';
comment on column bi.churn_model.horizon_months is 'Months without an order that the chances are of.';
comment on column bi.churn_model.months_asked is 'Earlier month ends that were asked with what was known then.';
comment on column bi.churn_model.customers_asked is 'Customers at them.';
comment on column bi.churn_model.auc is 'Area under the curve of ordering nothing at those month ends; null without a record.';
comment on column bi.churn_model.calibration_error is 'Expected calibration error of ten bins; null without a record.';
comment on column bi.churn_model.chance_error is 'What that would be if every chance were true; null without a record.';
comment on column bi.churn_model.told is 'Whether chances are published: the error beyond chance is at most .03.';
comment on column bi.churn_model.reason is 'Why, in plain words.';

create or replace view bi.churn_reliability as
select
  v.month,
  v.bin,
  v.promised,
  v.came,
  v.customers
from clientele.published_run p
join clientele.churn_reliability v on v.month = p.month and v.revision = p.revision;
comment on view bi.churn_reliability is 'One row per published month and bin: what chances promised at earlier month ends and what came.';
comment on column bi.churn_reliability.month is 'First day of the month.';
comment on column bi.churn_reliability.bin is 'Bin, a tenth wide each; 0 holds the lowest chances.';
comment on column bi.churn_reliability.promised is 'Mean chance.';
comment on column bi.churn_reliability.came is 'Share of its customers that ordered nothing.';
comment on column bi.churn_reliability.customers is 'Customers of the bin at the month ends asked.';

create or replace view bi.customer_churn as
select
  v.month,
  v.customer_id::text as customer_id,
  v.chance,
  v.reason
from clientele.published_run p
join clientele.customer_churn v on v.month = p.month and v.revision = p.revision;
comment on view bi.customer_churn is 'One row per published month and customer: the chance that they order nothing within the horizon; none where the record does not allow it.';
comment on column bi.customer_churn.month is 'First day of the month.';
comment on column bi.customer_churn.customer_id is 'Customer.';
comment on column bi.customer_churn.chance is 'Chance that they order nothing within the horizon.';
comment on column bi.customer_churn.reason is 'The figures that raise and lower it most.';

create or replace view bi.segment_churn as
select
  v.month,
  v.segment_id,
  s.name as segment_name,
  v.customers,
  v.expected_silent,
  v.expected_loss,
  a.expected_alive
from clientele.published_run p
join clientele.segment_churn v on v.month = p.month and v.revision = p.revision
join clientele.segment s
  on s.month = v.month and s.revision = v.revision and s.segment_id = v.segment_id
left join clientele.segment_value a
  on a.month = v.month and a.revision = v.revision and a.segment_id = v.segment_id;
comment on view bi.segment_churn is 'One row per published month and segment: what it may lose within the horizon.';
comment on column bi.segment_churn.month is 'First day of the month.';
comment on column bi.segment_churn.segment_id is 'Segment.';
comment on column bi.segment_churn.segment_name is 'Its name in that month.';
comment on column bi.segment_churn.customers is 'Customers of the segment.';
comment on column bi.segment_churn.expected_silent is 'Customers expected to order nothing within the horizon: the sum of the chances.';
comment on column bi.segment_churn.expected_loss is 'Net revenue a month of its customers, times their chances.';
comment on column bi.segment_churn.expected_alive is 'Sum of the chances that they have not left, by the lifetime model; null where the history does not tell.';

grant select on all tables in schema bi to bi_reader;
