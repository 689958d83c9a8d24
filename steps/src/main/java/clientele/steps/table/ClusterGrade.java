package clientele.steps.table;

import org.jspecify.annotations.Nullable;

/**
 * One candidate clustering and its validity on the embedding.
 *
 * @param chosen the month's labels come from it
 * @param noise customers in no cluster
 * @param silhouette null for fewer than two clusters
 * @param stability size-weighted bootstrap Jaccard, null where the choice did not need it
 */
public record ClusterGrade(
    String algorithm,
    boolean chosen,
    int clusters,
    long noise,
    @Nullable Double silhouette,
    @Nullable Double daviesBouldin,
    @Nullable Double calinskiHarabasz,
    @Nullable Double stability) {}
