-- Clusters whose border hangs on the draw of forest and plane.

create table clientele.cluster_join (
  month          date not null,
  revision       int  not null,
  cluster        int  not null,
  joined_cluster int  not null check (joined_cluster < cluster),
  together       int  not null check (together between 1 and draws),
  draws          int  not null,
  primary key (month, revision, cluster)
);
comment on table clientele.cluster_join is 'One row per run and cluster of the chosen clustering whose border to another is not found by other draws of forest and plane: the two count as one when segments are made.';
comment on column clientele.cluster_join.month is 'Month of the run.';
comment on column clientele.cluster_join.revision is 'Revision of the run.';
comment on column clientele.cluster_join.cluster is 'Cluster.';
comment on column clientele.cluster_join.joined_cluster is 'Cluster it counts with.';
comment on column clientele.cluster_join.together is 'In how many of the other draws most of both lay in one cluster.';
comment on column clientele.cluster_join.draws is 'How many other draws there were.';
