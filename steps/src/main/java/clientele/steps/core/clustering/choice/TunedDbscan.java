package clientele.steps.core.clustering.choice;

import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Dbscan;
import clientele.steps.core.clustering.DbscanParams;
import clientele.steps.core.clustering.EpsEstimate;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * DBSCAN that chooses eps itself. The knee of the k-distance curve alone cuts an embedding of UMAP
 * into dozens of splinters, so it is only where the search begins:
 *
 * <ol>
 *   <li>minPts is 2 ln n, if not given ({@link EpsEstimate#minPtsFor}).
 *   <li>Tried are the knee × 1.15ʲ for j = −8, −7, … until everything is one cluster.
 *   <li>Clusters below the least share of the points become noise.
 *   <li>Among the eps within the limits for clusters and noise, the one of the highest silhouette
 *       wins, at a tie the smallest. If none is within the limits, the one that least exceeds them
 *       wins, and a hint says so.
 * </ol>
 *
 * <p>Costs up to some fifty runs of {@link Dbscan}.
 *
 * @param limits what counts as useful
 * @param minPts given, or chosen from the number of points
 * @param threads at least 1; the labels do not depend on it
 */
public record TunedDbscan(DbscanLimits limits, Optional<Integer> minPts, int threads)
    implements Clusterer {
  private static final double RATIO = 1.15;
  private static final int FIRST = -8;
  private static final int LAST = 60;

  /** With the default limits. */
  public static TunedDbscan onThreads(int threads) {
    return new TunedDbscan(DbscanLimits.DEFAULT, Optional.empty(), threads);
  }

  @Override
  public String name() {
    return "dbscan";
  }

  @Override
  public Labels fit(Matrix points) {
    return choose(points).labels();
  }

  /** Clusters points and says how the settings came about. */
  public DbscanChoice choose(Matrix points) {
    int n = points.rows();
    int chosenMinPts = minPts.orElseGet(() -> EpsEstimate.minPtsFor(n));
    EpsEstimate knee = EpsEstimate.of(points, chosenMinPts, threads);
    List<EpsCandidate> candidates = new ArrayList<>();
    double eps = knee.params().eps() * power(FIRST);
    for (int j = FIRST; j <= LAST; j++, eps *= RATIO) {
      Labels raw = new Dbscan(new DbscanParams(eps, chosenMinPts), threads).fit(points);
      candidates.add(rate(points, eps, dropSmall(raw)));
      if (raw.clusters() == 1 && raw.noise() == 0) {
        break;
      }
    }
    EpsCandidate best =
        candidates.stream()
            .min(
                Comparator.comparingDouble(EpsCandidate::excess)
                    .thenComparingDouble(c -> -c.silhouette()))
            .orElseThrow();
    DbscanParams params = new DbscanParams(best.eps(), chosenMinPts);
    Labels raw = new Dbscan(params, threads).fit(points);
    return new DbscanChoice(
        params, knee.params().eps(), dropSmall(raw), candidates, hint(best, params, raw));
  }

  private EpsCandidate rate(Matrix points, double eps, Labels labels) {
    double noise = points.rows() == 0 ? 0 : (double) labels.noise() / points.rows();
    double excess = limits.excess(labels.clusters(), noise);
    double silhouette = excess > 0 ? 0 : RowSample.silhouette(points, labels, threads);
    return new EpsCandidate(eps, labels.clusters(), noise, excess, silhouette);
  }

  private Labels dropSmall(Labels labels) {
    return labels.dropBelow((int) Math.ceil(limits.leastShare() * labels.points()));
  }

  private Optional<String> hint(EpsCandidate best, DbscanParams params, Labels raw) {
    if (best.excess() == 0) {
      return Optional.empty();
    }
    String text =
        "no eps gives %d … %d clusters with at most %s noise [best: eps %s, %d clusters, %s noise]"
            .formatted(
                limits.leastClusters(),
                limits.mostClusters(),
                limits.mostNoise(),
                best.eps(),
                best.clusters(),
                best.noise());
    return Optional.of(EpsEstimate.hint(params, raw).map(h -> text + "; " + h).orElse(text));
  }

  private static double power(int j) {
    double power = 1;
    for (int i = 0; i < Math.abs(j); i++) {
      power = j < 0 ? power / RATIO : power * RATIO;
    }
    return power;
  }
}
