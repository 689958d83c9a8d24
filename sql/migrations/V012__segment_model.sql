-- Which model put a month's customers into their segments.

create table clientele.segment_model (
  month           date             not null,
  revision        int              not null,
  anchor_month    date             not null,
  anchor_revision int              not null,
  drift           double precision not null check (drift >= 0),
  fidelity        double precision not null check (fidelity between 0 and 1),
  agreement       double precision not null,
  reason          text             not null,
  primary key (month, revision)
);
comment on table clientele.segment_model is 'One row per run: the model that put its customers into segments. A model is learnt from one month''s clustering and kept until customers have drifted too far or it is too old.';
comment on column clientele.segment_model.month is 'Month of the run.';
comment on column clientele.segment_model.revision is 'Revision of the run.';
comment on column clientele.segment_model.anchor_month is 'Month whose clustering it was learnt from.';
comment on column clientele.segment_model.anchor_revision is 'Revision of that month.';
comment on column clientele.segment_model.drift is 'Population stability index against the anchor, mean over the features: below 0.1 little has changed, above 0.25 much has.';
comment on column clientele.segment_model.fidelity is 'Share of held-out customers of the anchor whom the model places as they were clustered.';
comment on column clientele.segment_model.agreement is 'Adjusted Rand index of the segments and this month''s own clustering; 1 in the anchor.';
comment on column clientele.segment_model.reason is 'Why the model was kept or learnt anew.';

create table clientele.segment_cluster (
  month      date   not null,
  revision   int    not null,
  segment_id int    not null,
  cluster    int    not null,
  customers  bigint not null,
  primary key (month, revision, segment_id, cluster)
);
comment on table clientele.segment_cluster is 'One row per run, segment and cluster of the run''s own chosen clustering: customers in both.';
comment on column clientele.segment_cluster.month is 'Month of the run.';
comment on column clientele.segment_cluster.revision is 'Revision of the run.';
comment on column clientele.segment_cluster.segment_id is 'Segment.';
comment on column clientele.segment_cluster.cluster is 'Cluster; -1 is noise.';
comment on column clientele.segment_cluster.customers is 'Customers in both.';
comment on column clientele.segment.cluster is 'The cluster of this run it is, the lowest of several; with a kept model the one most of its customers are in.';
