package clientele.scheduler.command.core;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.choice.DbscanLimits;
import clientele.steps.core.clustering.choice.TunedDbscan;
import clientele.steps.core.clustering.density.Dbscan;
import clientele.steps.core.clustering.density.DbscanParams;
import clientele.steps.core.clustering.density.EpsEstimate;
import clientele.steps.core.clustering.density.ThinnedDbscan;
import clientele.steps.core.clustering.hierarchy.Agglomerative;
import clientele.steps.core.clustering.hierarchy.Linkage;
import clientele.steps.core.clustering.hierarchy.NestedLabels;
import clientele.steps.core.clustering.weka.Em;
import clientele.steps.core.clustering.weka.Hierarchical;
import clientele.steps.core.clustering.weka.KMeans;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which algorithm divides points into clusters, and its settings. */
final class AlgorithmOptions {
  private static final int MOST_CLUSTERS = 12;

  /** The algorithms that can be asked for. */
  enum Algorithm {
    DBSCAN,
    KMEANS,
    GMM,
    HIERARCHICAL
  }

  @Option(
      names = "--algorithm",
      paramLabel = "NAME",
      description =
          "dbscan, kmeans, gmm (Gaussian mixture) or hierarchical (Ward); default: dbscan.")
  private Algorithm algorithm = Algorithm.DBSCAN;

  @Option(
      names = "--k",
      paramLabel = "K",
      description =
          "Clusters of kmeans, gmm and hierarchical; without it 2 to 12, by the silhouette.")
  private @Nullable Integer k;

  @Option(
      names = "--eps",
      paramLabel = "EPS",
      description = "Radius of dbscan; without it the finest clusters that last are sought.")
  private @Nullable Double eps;

  @Option(
      names = "--min-pts",
      paramLabel = "N",
      description = "Points within eps that make a core point; without it 2 ln n.")
  private @Nullable Integer minPts;

  @Option(
      names = "--parents",
      paramLabel = "P",
      description = {
        "Let hierarchical write each cluster's parent too: the cluster of a cut of the same",
        "hierarchy into P."
      })
  private @Nullable Integer parents;

  /** Two nested levels, if they are asked for. */
  Optional<NestedLabels> levels(Matrix points) {
    return Optional.ofNullable(parents)
        .map(p -> new Agglomerative(Linkage.WARD, count()).levels(points, ClusterCount.of(p)));
  }

  /** What clusters all points at hand. */
  Clusterer clusterer(int points, long seed, int threads) {
    if (algorithm != Algorithm.DBSCAN) {
      return partitioning(count(), seed);
    }
    Optional<DbscanParams> params = dbscan(points);
    return params.isPresent()
        ? new Dbscan(params.get(), threads)
        : new TunedDbscan(DbscanLimits.DEFAULT, Optional.ofNullable(minPts), threads);
  }

  /**
   * What clusters resamples of the points, on one thread each, with the number of clusters found.
   */
  Clusterer resampling(int points, int clusters, long seed) {
    if (algorithm != Algorithm.DBSCAN) {
      return partitioning(ClusterCount.of(Math.max(1, clusters)), seed);
    }
    Optional<DbscanParams> params = dbscan(points);
    return params.isPresent()
        ? new ThinnedDbscan(params.get(), points)
        : new TunedDbscan(DbscanLimits.DEFAULT, Optional.ofNullable(minPts), 1);
  }

  /** Refuses options that the algorithm does not know. */
  void check() {
    boolean density = algorithm == Algorithm.DBSCAN;
    if (density ? k != null : eps != null || minPts != null) {
      throw new StepException(
          ErrorCode.USAGE,
          density
              ? "dbscan takes no number of clusters [--k]. Maybe add --algorithm kmeans."
              : "only dbscan takes --eps and --min-pts [--algorithm: %s].".formatted(name()));
    }
    if (parents != null && algorithm != Algorithm.HIERARCHICAL) {
      throw new StepException(
          ErrorCode.USAGE, "only hierarchical has parents [--algorithm: %s].".formatted(name()));
    }
  }

  private ClusterCount count() {
    return Optional.ofNullable(k).map(ClusterCount::of).orElse(new ClusterCount(2, MOST_CLUSTERS));
  }

  /** The algorithm's name. */
  String name() {
    return algorithm.name().toLowerCase(Locale.ROOT);
  }

  private Optional<DbscanParams> dbscan(int points) {
    if (eps == null) {
      return Optional.empty();
    }
    int least = minPts == null ? EpsEstimate.minPtsFor(points) : minPts;
    return Optional.of(new DbscanParams(eps, least));
  }

  private Clusterer partitioning(ClusterCount count, long seed) {
    return switch (algorithm) {
      case KMEANS -> new KMeans(count, seed);
      case GMM -> new Em(count, seed);
      default -> new Hierarchical(count);
    };
  }
}
