-- What the month's segments are worth: stability of candidates, one verdict per run, an anomaly figure
-- per customer.
alter table clientele.cluster_grade add column stability double precision;
comment on column clientele.cluster_grade.stability is 'Bootstrap Jaccard of Hennig 2007 through clustering alone, mean over the clusters by their size; null where it was not needed for the choice.';

create table clientele.month_verdict (
  month       date    not null,
  revision    int     not null,
  trustworthy boolean not null,
  winner      text    not null,
  reason      text    not null,
  evidence    text    not null,
  jaccard     double precision not null,
  whole_chain boolean not null,
  null_grade  double precision not null,
  null_best   double precision not null,
  null_draws  int     not null,
  primary key (month, revision)
);
comment on table clientele.month_verdict is 'One row per run: which candidate won, why, and whether it can be trusted. Where it cannot, the segments are the plain ones by recency, frequency and monetary score.';
comment on column clientele.month_verdict.month is 'Month of the run.';
comment on column clientele.month_verdict.revision is 'Revision of the run.';
comment on column clientele.month_verdict.trustworthy is 'Whether the winner is within all limits, stable, and better than the same chain on shuffled figures.';
comment on column clientele.month_verdict.winner is 'Candidate clustering that won.';
comment on column clientele.month_verdict.reason is 'Why it won.';
comment on column clientele.month_verdict.evidence is 'What speaks for it; what speaks against it where it is not trustworthy.';
comment on column clientele.month_verdict.jaccard is 'Bootstrap Jaccard of the winner, mean over its clusters by their size.';
comment on column clientele.month_verdict.whole_chain is 'Whether the resamples went through trees, drawing and clustering; false: through clustering alone.';
comment on column clientele.month_verdict.null_grade is 'Calinski-Harabasz index on the features, times the share of customers in clusters, of the chain on a sample of the month.';
comment on column clientele.month_verdict.null_best is 'The best such figure of the same chain on the sample with every feature shuffled by itself.';
comment on column clientele.month_verdict.null_draws is 'How often the features were shuffled; 0 if the test is switched off.';

create table clientele.customer_anomaly (
  month       date not null,
  revision    int  not null,
  customer_id text not null,
  anomaly     double precision not null check (anomaly between 0 and 1),
  kind        text not null check (kind in ('vip', 'odd', 'usual')),
  primary key (month, revision, customer_id)
);
comment on table clientele.customer_anomaly is 'One row per run and customer: how unlike the others he is.';
comment on column clientele.customer_anomaly.month is 'Month of the run.';
comment on column clientele.customer_anomaly.revision is 'Revision of the run.';
comment on column clientele.customer_anomaly.customer_id is 'Customer.';
comment on column clientele.customer_anomaly.anomaly is 'Isolation forest figure: about 0.5 is usual, towards 1 is odd.';
comment on column clientele.customer_anomaly.kind is 'vip: odd, and among the highest fifth by net revenue; odd: odd otherwise; usual.';
