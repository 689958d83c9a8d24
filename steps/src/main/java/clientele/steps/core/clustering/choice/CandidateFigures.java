package clientele.steps.core.clustering.choice;

/**
 * What the winner is chosen by.
 *
 * @param name the candidate, such as {@code dbscan}
 * @param clusters number of clusters
 * @param noise share of customers in none, 0 … 1
 * @param smallest share of customers in the smallest cluster, 0 … 1
 * @param silhouette on the plane
 * @param stability mean bootstrap Jaccard, weighted by the clusters' sizes, 0 … 1
 */
public record CandidateFigures(
    String name,
    int clusters,
    double noise,
    double smallest,
    double silhouette,
    double stability) {}
