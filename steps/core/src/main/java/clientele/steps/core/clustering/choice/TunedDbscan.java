package clientele.steps.core.clustering.choice;

import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.density.Dbscan;
import clientele.steps.core.clustering.density.DbscanParams;
import clientele.steps.core.clustering.density.EpsEstimate;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import java.util.Optional;

/**
 * DBSCAN that chooses eps itself. The knee of the k-distance curve alone cuts an embedding of UMAP
 * into dozens of splinters, so it is only where the search begins. On such a plane a gap between
 * islands means much and its width little, so the search is for the finest islands that last:
 *
 * <ol>
 *   <li>minPts is 2 ln n, if not given ({@link EpsEstimate#minPtsFor}).
 *   <li>Tried are the knee × 1.15ʲ for j = −8, −7, … until a lasting plateau has ended or
 *       everything is one cluster.
 *   <li>Clusters below the least share of the points become noise.
 *   <li>Neighbouring eps within the limits for clusters, noise and the largest share, with equally
 *       many clusters and an adjusted Rand index of at least 0.98, form a plateau.
 *   <li>The first plateau of at least three eps wins, that is, the finest clustering that stays as
 *       it is while eps grows by a third; without one, the longest, and of equals the one of the
 *       highest silhouette. Its middle eps is taken.
 *   <li>If no eps is within the limits, the one that least exceeds them is taken, and a hint says
 *       so.
 * </ol>
 *
 * <p>Costs some twenty, at most sixty-nine, runs of {@link Dbscan}.
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
    int chosenMinPts = minPts.orElseGet(() -> EpsEstimate.minPtsFor(points.rows()));
    EpsEstimate knee = EpsEstimate.of(points, chosenMinPts, threads);
    EpsSearch search = new EpsSearch();
    double eps = knee.params().eps() * power(FIRST);
    for (int j = FIRST; j <= LAST && !search.isSettled(); j++, eps *= RATIO) {
      Labels raw = new Dbscan(new DbscanParams(eps, chosenMinPts), threads).fit(points);
      Labels kept = raw.dropBelow((int) Math.ceil(limits.leastShare() * points.rows()));
      search.add(new EpsSearch.Tried(rate(points, eps, kept), kept));
      if (raw.clusters() == 1 && raw.noise() == 0) {
        break;
      }
    }
    EpsSearch.Tried best = search.best();
    DbscanParams params = new DbscanParams(best.candidate().eps(), chosenMinPts);
    return new DbscanChoice(
        params, knee.params().eps(), best.labels(), search.candidates(), hint(best, params));
  }

  private EpsCandidate rate(Matrix points, double eps, Labels labels) {
    double all = Math.max(1, points.rows());
    double noise = labels.noise() / all;
    double largest = labels.clusters() == 0 ? 0 : labels.size(0) / all;
    double excess = limits.excess(labels.clusters(), noise, largest);
    double silhouette = excess > 0 ? 0 : RowSample.silhouette(points, labels, threads);
    return new EpsCandidate(eps, labels.clusters(), noise, excess, silhouette);
  }

  private Optional<String> hint(EpsSearch.Tried tried, DbscanParams params) {
    EpsCandidate best = tried.candidate();
    if (best.excess() == 0) {
      return Optional.empty();
    }
    String text =
        "no eps gives %d … %d clusters of at most %s of the points with at most %s noise [best: eps %s, %d clusters, %s noise]"
            .formatted(
                limits.leastClusters(),
                limits.mostClusters(),
                limits.mostShare(),
                limits.mostNoise(),
                best.eps(),
                best.clusters(),
                best.noise());
    return Optional.of(
        EpsEstimate.hint(params, tried.labels()).map(h -> text + "; " + h).orElse(text));
  }

  private static double power(int j) {
    double power = 1;
    for (int i = 0; i < Math.abs(j); i++) {
      power = j < 0 ? power / RATIO : power * RATIO;
    }
    return power;
  }
}
