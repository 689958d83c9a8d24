package clientele.steps.table.cluster;

import org.jspecify.annotations.Nullable;

/**
 * How one candidate clustering was made.
 *
 * @param eps radius, DBSCAN only
 * @param minPts least neighbourhood, DBSCAN only
 * @param remark how the parameters were found, or a hint
 */
public record ClusterCandidate(
    String algorithm, @Nullable Double eps, @Nullable Integer minPts, String remark) {}
