-- Produces no rows: says what a cluster's Jaccard is since other draws are asked, too.
comment on column clientele.cluster_stability.jaccard is 'Mean Jaccard overlap with the nearest cluster of bootstrap resamples (Hennig 2007), through clustering alone; of a cluster by density the mean over other draws of forest and plane, where that is lower.';
comment on column clientele.segment_profile.stability_jaccard is 'The Jaccard of its clusters, mean by customers.';
