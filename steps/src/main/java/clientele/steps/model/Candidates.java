package clientele.steps.model;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.consensus.Agreement;
import clientele.steps.core.clustering.consensus.Consensus;
import clientele.steps.core.clustering.weka.Em;
import clientele.steps.core.clustering.weka.Hierarchical;
import clientele.steps.core.clustering.weka.KMeans;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunContext;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clusterings that compete for the month: one by density, three that part everybody, and what
 * the four agree on.
 *
 * @param density DBSCAN with its settings
 * @param parting the others, all with the same number of clusters
 */
record Candidates(Clusterer density, List<Clusterer> parting) {
  /** The name of what all agree on. */
  static final String CONSENSUS = "consensus";

  Candidates {
    parting = List.copyOf(parting);
  }

  /**
   * The candidates of a run; asked twice, the same ones.
   *
   * @param k clusters of those that part everybody
   */
  static Candidates of(Clusterer density, int k, RunContext run) {
    ClusterCount count = ClusterCount.of(k);
    return new Candidates(
        density,
        List.of(
            new KMeans(count, run.seed("cluster_customers.k_means")),
            new Em(count, run.seed("cluster_customers.em")),
            new Hierarchical(count)));
  }

  /** What clusterings of the same points agree on. */
  static Agreement agreement(List<Labels> clusterings) {
    return Consensus.DEFAULT.of(clusterings);
  }

  /** The labels that the named candidate gives to points. */
  Labels fit(String name, Matrix points) {
    if (name.equals(CONSENSUS)) {
      return agreement(all().map(clusterer -> clusterer.fit(points)).toList()).labels();
    }
    return all()
        .filter(clusterer -> clusterer.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such candidate [" + name + "]"))
        .fit(points);
  }

  private Stream<Clusterer> all() {
    return Stream.concat(Stream.of(density), parting.stream());
  }
}
