package clientele.steps.table.cluster;

import org.jspecify.annotations.Nullable;

/**
 * One candidate clustering and its validity on the embedding.
 *
 * @param chosen the month's labels come from it
 * @param noise customers in no cluster
 * @param silhouette null for fewer than two clusters
 * @param stability size-weighted bootstrap Jaccard, null where the choice did not need it
 * @param usefulness share of the error of everybody's mean that it would have saved in telling what
 *     customers did after earlier month ends, null where that is not known
 * @param pointMasses share of its labels that single values tell
 */
public record ClusterGrade(
    String algorithm,
    boolean chosen,
    int clusters,
    long noise,
    @Nullable Double silhouette,
    @Nullable Double daviesBouldin,
    @Nullable Double calinskiHarabasz,
    @Nullable Double stability,
    @Nullable Double usefulness,
    double pointMasses) {}
