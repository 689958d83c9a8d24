package clientele.steps.core.clustering.choice;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Knee;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.hierarchy.Agglomerative;
import clientele.steps.core.clustering.hierarchy.Dendrogram;
import clientele.steps.core.clustering.hierarchy.Linkage;
import clientele.steps.core.clustering.mixture.Covariance;
import clientele.steps.core.clustering.mixture.GaussianMixture;
import clientele.steps.core.matrix.Dissimilarity;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The number of clusters by three criteria, each shown, since they often differ: the highest
 * silhouette and the elbow of the sum of squares of Ward's clusters, and the lowest BIC of Gaussian
 * mixtures of full covariance. Above 3,000 points evenly spaced ones are taken.
 *
 * @param scores one row per number of clusters, ascending
 */
public record CountChoice(List<Score> scores) {
  private static final int MOST = 3000;

  public CountChoice {
    scores = List.copyOf(scores);
  }

  /**
   * What speaks for a number of clusters.
   *
   * @param k number of clusters
   * @param silhouette higher is better
   * @param withinSquares sum of squared distances to the centroids; always falls
   * @param bic lower is better
   */
  public record Score(int k, double silhouette, double withinSquares, double bic) {}

  /** Scores every number of a range, as far as there are points. */
  public static CountChoice of(Matrix points, ClusterCount range, int threads) {
    Matrix sample = points.rows(RowSample.of(points.rows(), MOST));
    Dendrogram ward =
        Agglomerative.join(Linkage.WARD, Dissimilarity.euclidean(sample), sample.rows());
    List<Score> scores = new ArrayList<>();
    for (int k = range.least(); k <= Math.min(range.most(), sample.rows()); k++) {
      Labels labels = ward.cut(k);
      scores.add(
          new Score(
              k,
              RowSample.silhouette(sample, labels, threads),
              withinSquares(sample, labels),
              new GaussianMixture(Covariance.FULL, ClusterCount.of(k)).mixture(sample, k).bic()));
    }
    return new CountChoice(scores);
  }

  /** The number with the highest silhouette, the lowest of equals. */
  public int bySilhouette() {
    return best(Comparator.comparingDouble(s -> -s.silhouette()));
  }

  /** The number at the elbow of the sum of squares. */
  public int byElbow() {
    return scores
        .get(Knee.ofConvex(scores.stream().mapToDouble(Score::withinSquares).toArray()))
        .k();
  }

  /** The number with the lowest BIC. */
  public int byBic() {
    return best(Comparator.comparingDouble(Score::bic));
  }

  private int best(Comparator<Score> order) {
    return scores.stream().sorted(order).findFirst().orElseThrow().k();
  }

  private static double withinSquares(Matrix points, Labels labels) {
    double[][] means = new double[labels.clusters()][points.columns()];
    for (int i = 0; i < points.rows(); i++) {
      for (int c = 0; c < points.columns(); c++) {
        means[labels.of(i)][c] += points.at(i, c) / labels.size(labels.of(i));
      }
    }
    double squares = 0;
    for (int i = 0; i < points.rows(); i++) {
      for (int c = 0; c < points.columns(); c++) {
        double d = points.at(i, c) - means[labels.of(i)][c];
        squares += d * d;
      }
    }
    return squares;
  }
}
