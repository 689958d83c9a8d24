package clientele.steps.model;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.consensus.Agreement;
import clientele.steps.core.clustering.consensus.Consensus;
import clientele.steps.core.clustering.spectral.Spectral;
import clientele.steps.core.clustering.weka.Em;
import clientele.steps.core.clustering.weka.Hierarchical;
import clientele.steps.core.clustering.weka.KMeans;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.dag.RunContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The clusterings that compete for the month: one by density and three that part everybody, on the
 * plane; one by the joins of the graph, on its eigenvectors; and what the five agree on. Asked
 * twice, the same ones.
 */
final class Candidates {
  /** The name of what all agree on. */
  static final String CONSENSUS = "consensus";

  /** The name of the one on eigenvectors. */
  static final String SPECTRAL = "spectral";

  /** The name of the leaves of the tree of outcomes. */
  static final String OUTCOME_TREE = "outcome_tree";

  private final Matrix plane;
  private final List<Clusterer> onPlane;
  private final Clusterer spectral;
  private final Supplier<Matrix> eigenvectors;
  private Optional<Matrix> space = Optional.empty();

  /**
   * @param plane n × 2
   * @param density DBSCAN with its settings
   * @param counts clusters of the others, by name
   * @param eigenvectors a column a cluster of the spectral one, worked out only when needed
   */
  Candidates(
      Matrix plane,
      Clusterer density,
      ToIntFunction<String> counts,
      Supplier<Matrix> eigenvectors,
      RunContext run) {
    this.plane = plane;
    this.onPlane = new ArrayList<>(List.of(density));
    parting(1, run).forEach(c -> onPlane.add(parting(counts.applyAsInt(c.name()), c.name(), run)));
    this.spectral = spectral(counts.applyAsInt(SPECTRAL), run);
    this.eigenvectors = eigenvectors;
  }

  /** Those that part everybody on the plane. */
  static List<Clusterer> parting(int k, RunContext run) {
    ClusterCount count = ClusterCount.of(k);
    return List.of(
        new KMeans(count, run.seed("cluster_customers.k_means")),
        new Em(count, run.seed("cluster_customers.em")),
        new Hierarchical(count));
  }

  /** The one of that name. */
  static Clusterer parting(int k, String name, RunContext run) {
    return parting(k, run).stream()
        .filter(clusterer -> clusterer.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such candidate [" + name + "]"));
  }

  /** The one on eigenvectors. */
  static Clusterer spectral(int k, RunContext run) {
    return new Spectral(ClusterCount.of(k), run.seed("cluster_customers.spectral"));
  }

  /** What clusterings of the same points agree on. */
  static Agreement agreement(List<Labels> clusterings) {
    return Consensus.DEFAULT.of(clusterings);
  }

  /**
   * How the named candidate clusters some of the customers, plane and eigenvectors left as they
   * are. What it answers may be asked by several threads.
   */
  BootstrapJaccard.Chain chain(String name) {
    if (name.equals(CONSENSUS)) {
      List<BootstrapJaccard.Chain> all =
          new ArrayList<>(onPlane.stream().map(this::onPlane).toList());
      all.add(onGraph());
      return rows -> agreement(all.stream().map(chain -> chain.cluster(rows)).toList()).labels();
    }
    if (name.equals(spectral.name())) {
      return onGraph();
    }
    return onPlane.stream()
        .filter(clusterer -> clusterer.name().equals(name))
        .findFirst()
        .map(this::onPlane)
        .orElseThrow(() -> new IllegalArgumentException("no such candidate [" + name + "]"));
  }

  private BootstrapJaccard.Chain onPlane(Clusterer clusterer) {
    return rows -> clusterer.fit(plane.rows(rows));
  }

  private BootstrapJaccard.Chain onGraph() {
    Matrix known = space.orElseGet(eigenvectors);
    space = Optional.of(known);
    return rows -> spectral.fit(known.rows(rows));
  }
}
