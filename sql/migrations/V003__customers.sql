-- From filtered lines to clusters. The comments of customer_feature come from the feature
-- catalogue of the program, which is their only source.

create function clientele.days_between(a date, b date) returns int
  language sql immutable parallel safe
  return b - a;
comment on function clientele.days_between is 'Days from a to b; negative if b is earlier. Spark has the same under this name.';

create table clientele.customer_feature (
  month                    date           not null,
  revision                 int            not null,
  customer_id              text collate "C" not null,
  recency_days             int            not null,
  frequency                int            not null,
  monetary                 numeric(24, 7) not null,
  tenure_days              int            not null,
  average_order_value      numeric(24, 7) not null,
  items_per_order          numeric(24, 7) not null,
  distinct_products        int            not null,
  mean_days_between_orders numeric(24, 7) not null,
  order_regularity         numeric(24, 7) not null,
  returns_share            numeric(24, 7) not null,
  last_quarter_share       numeric(24, 7) not null,
  weekend_share            numeric(24, 7) not null,
  season_concentration     numeric(24, 7) not null,
  recency_score            int            not null,
  frequency_score          int            not null,
  monetary_score           int            not null,
  primary key (month, revision, customer_id)
);
comment on table clientele.customer_feature is 'One row per run and customer active in the window.';

create table clientele.customer_embedding (
  month       date             not null,
  revision    int              not null,
  customer_id text collate "C" not null,
  x           double precision not null,
  y           double precision not null,
  primary key (month, revision, customer_id)
);
comment on table clientele.customer_embedding is 'One row per run and customer: the place on the plane.';
comment on column clientele.customer_embedding.month is 'Month of the run.';
comment on column clientele.customer_embedding.revision is 'Revision of the run.';
comment on column clientele.customer_embedding.customer_id is 'Customer.';
comment on column clientele.customer_embedding.x is 'First coordinate; no unit.';
comment on column clientele.customer_embedding.y is 'Second coordinate; no unit.';

create table clientele.customer_cluster (
  month       date             not null,
  revision    int              not null,
  algorithm   text             not null,
  customer_id text collate "C" not null,
  cluster     int              not null check (cluster >= -1),
  membership  double precision not null check (membership between 0 and 1),
  primary key (month, revision, algorithm, customer_id)
);
comment on table clientele.customer_cluster is 'One row per run, candidate clustering and customer.';
comment on column clientele.customer_cluster.month is 'Month of the run.';
comment on column clientele.customer_cluster.revision is 'Revision of the run.';
comment on column clientele.customer_cluster.algorithm is 'Candidate clustering.';
comment on column clientele.customer_cluster.customer_id is 'Customer.';
comment on column clientele.customer_cluster.cluster is 'Label of this run only; -1 is noise.';
comment on column clientele.customer_cluster.membership is 'How firmly the customer belongs there, 0 to 1.';

create table clientele.cluster_candidate (
  month     date not null,
  revision  int  not null,
  algorithm text not null,
  eps       double precision,
  min_pts   int,
  remark    text not null,
  primary key (month, revision, algorithm)
);
comment on table clientele.cluster_candidate is 'One row per run and candidate clustering: how it was made.';
comment on column clientele.cluster_candidate.month is 'Month of the run.';
comment on column clientele.cluster_candidate.revision is 'Revision of the run.';
comment on column clientele.cluster_candidate.algorithm is 'Candidate clustering.';
comment on column clientele.cluster_candidate.eps is 'Radius, DBSCAN only.';
comment on column clientele.cluster_candidate.min_pts is 'Least neighbourhood, DBSCAN only.';
comment on column clientele.cluster_candidate.remark is 'How the parameters were found, or a hint.';

create table clientele.cluster_grade (
  month             date    not null,
  revision          int     not null,
  algorithm         text    not null,
  chosen            boolean not null,
  clusters          int     not null,
  noise             bigint  not null,
  silhouette        double precision,
  davies_bouldin    double precision,
  calinski_harabasz double precision,
  primary key (month, revision, algorithm)
);
comment on table clientele.cluster_grade is 'One row per run and candidate clustering: validity on the embedding.';
comment on column clientele.cluster_grade.month is 'Month of the run.';
comment on column clientele.cluster_grade.revision is 'Revision of the run.';
comment on column clientele.cluster_grade.algorithm is 'Candidate clustering.';
comment on column clientele.cluster_grade.chosen is 'Whether the month''s segments come from it.';
comment on column clientele.cluster_grade.clusters is 'Clusters, noise not counted.';
comment on column clientele.cluster_grade.noise is 'Customers in no cluster.';
comment on column clientele.cluster_grade.silhouette is 'Mean silhouette, noise left out; null for fewer than two clusters.';
comment on column clientele.cluster_grade.davies_bouldin is 'Davies-Bouldin index, smaller is better.';
comment on column clientele.cluster_grade.calinski_harabasz is 'Calinski-Harabasz index, larger is better.';

create table clientele.cluster_stability (
  month      date   not null,
  revision   int    not null,
  cluster    int    not null check (cluster >= 0),
  customers  bigint not null,
  silhouette double precision,
  jaccard    double precision,
  primary key (month, revision, cluster)
);
comment on table clientele.cluster_stability is 'One row per run and cluster of the chosen clustering.';
comment on column clientele.cluster_stability.month is 'Month of the run.';
comment on column clientele.cluster_stability.revision is 'Revision of the run.';
comment on column clientele.cluster_stability.cluster is 'Label of this run only.';
comment on column clientele.cluster_stability.customers is 'Members.';
comment on column clientele.cluster_stability.silhouette is 'Mean silhouette of the members.';
comment on column clientele.cluster_stability.jaccard is 'Mean Jaccard overlap with the nearest cluster of bootstrap resamples (Hennig 2007), through clustering alone.';
