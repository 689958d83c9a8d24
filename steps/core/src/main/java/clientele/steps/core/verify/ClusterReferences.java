package clientele.steps.core.verify;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.hierarchy.Agglomerative;
import clientele.steps.core.clustering.hierarchy.Linkage;
import clientele.steps.core.matching.Assignment;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.AdjustedRandIndex;
import clientele.steps.core.validity.CalinskiHarabasz;
import clientele.steps.core.validity.DaviesBouldin;
import clientele.steps.core.validity.Dbcv;
import clientele.steps.core.validity.Silhouette;
import java.util.List;

/** Clusterings, their validity, and their agreement. */
final class ClusterReferences {
  private static final String SKLEARN = "scikit-learn 1.2, Fisher's irises";

  private ClusterReferences() {}

  static List<Reference> derive() {
    Matrix irises = Irises.points();
    Labels species = Irises.species();
    Labels ward = new Agglomerative(Linkage.WARD, ClusterCount.of(3)).fit(irises);
    return List.of(
        new Reference(
            "silhouette", SKLEARN, .5034774407, Silhouette.of(irises, species).overall(), 1e-9),
        new Reference(
            "Calinski-Harabasz index",
            SKLEARN,
            487.3308763749,
            CalinskiHarabasz.of(irises, species).orElse(Double.NaN),
            1e-8),
        new Reference(
            "Davies-Bouldin index",
            SKLEARN,
            .7513707095,
            DaviesBouldin.of(irises, species).orElse(Double.NaN),
            1e-9),
        new Reference(
            "Ward, agreement with the species",
            SKLEARN,
            .7311985568,
            AdjustedRandIndex.of(ward, species),
            1e-9),
        new Reference(
            "adjusted Rand index, 17 points", "scikit-learn's own test", .266940452, rand(), 1e-8),
        new Reference(
            "DBCV, two groups of six",
            "Moulavi et al. 2014 in numpy, ties to the lowest",
            .8562300717,
            dbcv(),
            1e-9),
        new Reference(
            "Kuhn-Munkres, cost of the best assignment",
            "scipy.optimize.linear_sum_assignment's example",
            5,
            assignment(),
            0));
  }

  private static double rand() {
    return AdjustedRandIndex.of(
        Labels.of(new int[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3}),
        Labels.of(new int[] {1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2}));
  }

  private static double dbcv() {
    Matrix points =
        Matrix.of(
            new double[][] {
              {0, 0}, {1, 0}, {0, 1}, {1, 1.2}, {.4, .6}, {2, .5},
              {6, 5}, {7, 5}, {6, 6.2}, {7.1, 6}, {6.5, 5.4}, {5.2, 5.8}
            });
    return Dbcv.of(points, Labels.of(new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}), 1);
  }

  private static double assignment() {
    double[][] cost = {{4, 1, 3}, {2, 0, 5}, {3, 2, 2}};
    double[][] gain = new double[3][3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        gain[i][j] = 10 - cost[i][j];
      }
    }
    int[] best = Assignment.best(gain);
    return cost[0][best[0]] + cost[1][best[1]] + cost[2][best[2]];
  }
}
