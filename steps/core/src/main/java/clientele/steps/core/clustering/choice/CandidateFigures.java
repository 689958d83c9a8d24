package clientele.steps.core.clustering.choice;

import java.util.OptionalDouble;

/**
 * What the winner is chosen by.
 *
 * @param name the candidate, such as {@code dbscan}
 * @param clusters number of clusters
 * @param noise share of customers in none, 0 … 1
 * @param smallest share of customers in the smallest cluster, 0 … 1
 * @param silhouette on the plane
 * @param stability mean bootstrap Jaccard, weighted by the clusters' sizes, 0 … 1
 * @param usefulness share of the error of everybody's mean that the clusters save in telling what
 *     customers did next, walk-forward; empty where that is not known
 * @param pointMasses share of the labels that single values tell ({@link PointMasses}), 0 … 1
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
    OptionalDouble usefulness,
    double pointMasses,
    boolean supervised) {

  /** Usefulness as a figure to compare by; 0 where it is not known. */
  double use() {
    return usefulness.orElse(0);
  }
}
