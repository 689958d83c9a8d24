-- How far each segment can be trusted as it is published, also where an earlier month's model placed it.

create table clientele.segment_trust (
  month        date             not null,
  revision     int              not null,
  segment_id   int              not null,
  customers    bigint           not null check (customers > 0),
  silhouette   double precision,
  jaccard      double precision check (jaccard between 0 and 1),
  told         double precision,
  told_months  int              not null check (told_months >= 0),
  told_gaining int              not null check (told_gaining between 0 and told_months),
  trust        text             not null check (trust in ('high', 'fair', 'weak')),
  primary key (month, revision, segment_id)
);
comment on table clientele.segment_trust is 'One row per run and segment but noise: how far it can be trusted as it is published this month.';
comment on column clientele.segment_trust.month is 'Month of the run.';
comment on column clientele.segment_trust.revision is 'Revision of the run.';
comment on column clientele.segment_trust.segment_id is 'Segment.';
comment on column clientele.segment_trust.customers is 'Its customers.';
comment on column clientele.segment_trust.silhouette is 'Mean silhouette of its customers on the month''s plane; null where there is one segment.';
comment on column clientele.segment_trust.jaccard is 'Mean Jaccard with the most similar segment found among resampled customers of this month; null for a segment by score, which is a rule and no finding.';
comment on column clientele.segment_trust.told is 'Its part of the share of everybody''s error that the segments would have saved in telling what customers did after earlier month ends; null where that is not known.';
comment on column clientele.segment_trust.told_months is 'Month ends asked about at which it had customers.';
comment on column clientele.segment_trust.told_gaining is 'Those of them at which it told better than the mean of everybody.';
comment on column clientele.segment_trust.trust is 'high: nine in ten such segments come back among other customers and tell something of the next month; fair; weak.';
comment on column clientele.segment_profile.silhouette is 'Mean silhouette of its customers on the month''s plane, as published.';
comment on column clientele.segment_profile.stability_jaccard is 'Mean Jaccard with the most similar segment found among resampled customers of this month.';
