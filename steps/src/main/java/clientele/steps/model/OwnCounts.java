package clientele.steps.model;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.CountChoice;
import clientele.steps.core.clustering.choice.DbscanLimits;
import clientele.steps.core.clustering.hierarchy.Agglomerative;
import clientele.steps.core.clustering.hierarchy.Dendrogram;
import clientele.steps.core.clustering.hierarchy.Linkage;
import clientele.steps.core.clustering.spectral.SpectralSpace;
import clientele.steps.core.clustering.weka.Hierarchical;
import clientele.steps.core.matrix.Dissimilarity;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import clientele.steps.dag.RunContext;
import clientele.steps.settings.ClusterSettings;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * How many clusters each partitioning candidate makes. Every algorithm is tried with every number
 * and takes the one of the best silhouette of its own labels on the plane, so that number and
 * labels come of one model; among 500 evenly spaced customers, since it only ranks numbers. Ward's
 * hierarchy is built once and cut at every number: it is that of the same 500.
 */
final class OwnCounts {
  private static final int MOST = 500;

  private final Matrix plane;
  private final ClusterSettings settings;
  private final RunContext run;
  private final int threads;
  private final int[] sample;

  /**
   * @param plane n × 2
   * @param threads measure silhouettes
   */
  OwnCounts(Matrix plane, ClusterSettings settings, RunContext run, int threads) {
    this.plane = plane;
    this.settings = settings;
    this.run = run;
    this.threads = threads;
    this.sample = RowSample.of(plane.rows(), MOST);
  }

  /** A number, and how it was found. */
  record Count(int k, String remark) {}

  /** The largest number that is tried. */
  int most() {
    return settings
        .k()
        .orElse(Math.min(DbscanLimits.DEFAULT.mostClusters(), Math.max(1, plane.rows())));
  }

  /**
   * By the names of the candidates.
   *
   * @param space n × {@link #most()}, of the graph of leaves
   */
  Map<String, Count> of(Matrix space) {
    Map<String, Count> counts = new LinkedHashMap<>();
    Matrix points = plane.rows(sample);
    Matrix joins = space.rows(sample);
    String beside = settings.k().isPresent() ? "" : beside();
    Dendrogram ward =
        Agglomerative.join(Linkage.WARD, Dissimilarity.euclidean(points), points.rows());
    for (Clusterer c : Candidates.parting(1, run)) {
      boolean hierarchy = c instanceof Hierarchical;
      counts.put(
          c.name(),
          best(
              k -> hierarchy ? ward.cut(k) : Candidates.parting(k, c.name(), run).fit(points),
              beside));
    }
    counts.put(
        Candidates.spectral(1, run).name(),
        best(k -> Candidates.spectral(k, run).fit(SpectralSpace.first(joins, k)), beside));
    return counts;
  }

  private Count best(IntFunction<Labels> fit, String beside) {
    if (settings.k().isPresent()) {
      return new Count(settings.k().getAsInt(), "k as configured");
    }
    int least = Math.min(DbscanLimits.DEFAULT.leastClusters(), most());
    double[] silhouettes = new double[most() + 1];
    Arrays.fill(silhouettes, Double.NEGATIVE_INFINITY);
    int best = least;
    for (int k = least; k <= most(); k++) {
      silhouettes[k] = RowSample.silhouette(plane.rows(sample), fit.apply(k), threads);
      best = silhouettes[k] > silhouettes[best] ? k : best;
    }
    return new Count(
        best,
        "k of the best silhouette of its own clusters among %d to %d%s"
            .formatted(least, most(), beside));
  }

  /** Other criteria, by Ward's hierarchy and Gaussian mixtures, for whoever wants to compare. */
  private String beside() {
    ClusterCount range =
        new ClusterCount(Math.min(DbscanLimits.DEFAULT.leastClusters(), most()), most());
    CountChoice choice = CountChoice.of(plane.rows(sample), range, threads);
    return " [beside it: elbow of Ward's %d, BIC of mixtures %d]"
        .formatted(choice.byElbow(), choice.byBic());
  }
}
