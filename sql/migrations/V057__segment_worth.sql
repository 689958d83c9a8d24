-- What segments of earlier months told about what came next.

create table clientele.segment_worth_pair (
  month       date             not null,
  revision    int              not null,
  kind        text             not null check (kind in ('segments', 'rfm_grid', 'kmeans', 'model')),
  asked_month date             not null,
  groups      int              not null check (groups >= 0),
  customers   int              not null check (customers > 0),
  buyers      int              not null check (buyers between 1 and customers),
  auc         double precision not null check (auc between 0 and 1),
  r2_log      double precision not null,
  r2_money    double precision not null,
  top_tenth   double precision not null check (top_tenth between 0 and 1.000001),
  primary key (month, revision, kind, asked_month),
  check (asked_month < month)
);
comment on table clientele.segment_worth_pair is 'One row per run, way to divide customers and earlier month asked about: learnt on the month before that one, held against the month after it.';
comment on column clientele.segment_worth_pair.month is 'Month of the run; no later line is looked at.';
comment on column clientele.segment_worth_pair.revision is 'Revision of the run.';
comment on column clientele.segment_worth_pair.kind is 'segments (as published), rfm_grid (ten usual cells), kmeans (on log recency, frequency, monetary, as many groups as segments), model (a forest on all features, the ceiling).';
comment on column clientele.segment_worth_pair.asked_month is 'Published month whose customers were asked about.';
comment on column clientele.segment_worth_pair.groups is 'Groups it knows; 0 for the model.';
comment on column clientele.segment_worth_pair.customers is 'Customers asked about: all of the month, or a sample of 20,000.';
comment on column clientele.segment_worth_pair.buyers is 'Of them, those who bought in the month after.';
comment on column clientele.segment_worth_pair.auc is 'How often a buyer was expected rather than somebody who did not buy, ties half; 0.5 is chance.';
comment on column clientele.segment_worth_pair.r2_log is 'Share of the spread of log(1 + money of the month after) that was foretold; below 0 where the mean would have been nearer.';
comment on column clientele.segment_worth_pair.r2_money is 'The same of money, capped at its 99th percentile.';
comment on column clientele.segment_worth_pair.top_tenth is 'Share of the money of the month after that came from the tenth of the customers of whom most was expected.';

create table clientele.segment_worth (
  month     date             not null,
  revision  int              not null,
  kind      text             not null check (kind in ('segments', 'rfm_grid', 'kmeans', 'model')),
  pairs     int              not null check (pairs > 0),
  groups    double precision not null check (groups >= 0),
  auc       double precision not null check (auc between 0 and 1),
  r2_log    double precision not null,
  r2_money  double precision not null,
  top_tenth double precision not null check (top_tenth between 0 and 1.000001),
  held      double precision not null check (held between 0 and 1),
  primary key (month, revision, kind)
);
comment on table clientele.segment_worth is 'One row per run and way to divide customers: what it told of the next month, on average of the earlier months asked about. No row: it cannot be said yet.';
comment on column clientele.segment_worth.month is 'Month of the run; no later line is looked at.';
comment on column clientele.segment_worth.revision is 'Revision of the run.';
comment on column clientele.segment_worth.kind is 'segments (as published), rfm_grid (ten usual cells), kmeans (on log recency, frequency, monetary, as many groups as segments), model (a forest on all features, the ceiling).';
comment on column clientele.segment_worth.pairs is 'Months asked about.';
comment on column clientele.segment_worth.groups is 'Groups it knows, on average; 0 for the model.';
comment on column clientele.segment_worth.auc is 'Mean of the months: how often a buyer was expected rather than somebody who did not buy; 0.5 is chance.';
comment on column clientele.segment_worth.r2_log is 'Mean of the months: share of the spread of log(1 + money) that was foretold.';
comment on column clientele.segment_worth.r2_money is 'Mean of the months: the same of money, capped at its 99th percentile.';
comment on column clientele.segment_worth.top_tenth is 'Mean of the months: share of the money from the tenth of the customers of whom most was expected.';
comment on column clientele.segment_worth.held is 'Share of what the best of the kinds tells, 0 to 1: the mean over auc above one half, r2_log and r2_money.';
