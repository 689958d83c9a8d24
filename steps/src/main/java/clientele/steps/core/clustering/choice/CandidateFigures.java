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
 * @param usefulness share of the variance of what customers did next that the clusters explain in
 *     months left out; 0 where that is not known
 * @param supervised whether it was made by what customers did next, and not by where they lie on
 *     the plane; its validity is then its usefulness
 */
public record CandidateFigures(
    String name,
    int clusters,
    double noise,
    double smallest,
    double silhouette,
    double stability,
    double usefulness,
    boolean supervised) {}
