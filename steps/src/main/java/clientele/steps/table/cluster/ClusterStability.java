package clientele.steps.table.cluster;

import org.jspecify.annotations.Nullable;

/**
 * One cluster of the chosen clustering.
 *
 * @param silhouette mean over its members
 * @param jaccard mean bootstrap Jaccard, Hennig 2007, through clustering alone
 */
public record ClusterStability(
    int cluster, long customers, @Nullable Double silhouette, @Nullable Double jaccard) {}
