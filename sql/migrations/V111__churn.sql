-- Who may order nothing next month, why, and how true such chances were.

create table clientele.churn_model (
  month date not null,
  revision int not null,
  horizon_months int not null,
  months_asked int not null,
  customers_asked int not null,
  auc double precision,
  calibration_error double precision,
  chance_error double precision,
  told boolean not null,
  reason text not null,
  primary key (month, revision)
);
comment on table clientele.churn_model is 'One row per run: how true the chances of ordering nothing were, and whether they are published.';
comment on column clientele.churn_model.month is 'Month of the run.';
comment on column clientele.churn_model.revision is 'Revision of the run.';
comment on column clientele.churn_model.horizon_months is 'Months without an order that the chances are of.';
comment on column clientele.churn_model.months_asked is 'Earlier month ends that were asked with what was known then.';
comment on column clientele.churn_model.customers_asked is 'Customers at them.';
comment on column clientele.churn_model.auc is 'Area under the curve of ordering nothing at those month ends; null without a record.';
comment on column clientele.churn_model.calibration_error is 'Expected calibration error of ten bins; null without a record.';
comment on column clientele.churn_model.chance_error is 'What that would be if every chance were true; null without a record.';
comment on column clientele.churn_model.told is 'Whether chances are published: the error beyond chance is at most .03.';
comment on column clientele.churn_model.reason is 'Why, in plain words.';

create table clientele.churn_reliability (
  month date not null,
  revision int not null,
  bin int not null check (bin between 0 and 9),
  promised double precision not null,
  came double precision not null,
  customers int not null,
  primary key (month, revision, bin)
);
comment on table clientele.churn_reliability is 'One row per run and bin: what chances promised at earlier month ends and what came.';
comment on column clientele.churn_reliability.month is 'Month of the run.';
comment on column clientele.churn_reliability.revision is 'Revision of the run.';
comment on column clientele.churn_reliability.bin is 'Bin, a tenth wide each; 0 holds the lowest chances.';
comment on column clientele.churn_reliability.promised is 'Mean chance.';
comment on column clientele.churn_reliability.came is 'Share of its customers that ordered nothing.';
comment on column clientele.churn_reliability.customers is 'Customers of the bin at the month ends asked.';

create table clientele.customer_churn (
  month date not null,
  revision int not null,
  customer_id text collate "C" not null,
  chance double precision not null check (chance between 0 and 1),
  reason text not null,
  primary key (month, revision, customer_id)
);
comment on table clientele.customer_churn is 'One row per run and customer: the chance that they order nothing within the horizon; none where the record does not allow it.';
comment on column clientele.customer_churn.month is 'Month of the run.';
comment on column clientele.customer_churn.revision is 'Revision of the run.';
comment on column clientele.customer_churn.customer_id is 'Customer.';
comment on column clientele.customer_churn.chance is 'Chance that they order nothing within the horizon.';
comment on column clientele.customer_churn.reason is 'The figures that raise and lower it most.';

create table clientele.segment_churn (
  month date not null,
  revision int not null,
  segment_id int not null,
  customers int not null,
  expected_silent double precision not null,
  expected_loss numeric(24, 2) not null,
  primary key (month, revision, segment_id)
);
comment on table clientele.segment_churn is 'One row per run and segment: what it may lose within the horizon.';
comment on column clientele.segment_churn.month is 'Month of the run.';
comment on column clientele.segment_churn.revision is 'Revision of the run.';
comment on column clientele.segment_churn.segment_id is 'Segment.';
comment on column clientele.segment_churn.customers is 'Customers of the segment.';
comment on column clientele.segment_churn.expected_silent is 'Customers expected to order nothing within the horizon: the sum of the chances.';
comment on column clientele.segment_churn.expected_loss is 'Net revenue a month of its customers, times their chances.';
