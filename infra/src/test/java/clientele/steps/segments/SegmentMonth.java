package clientele.steps.segments;

import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.features.KnownFeatures;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.counterfactual.ExplainCustomers;
import clientele.steps.segments.explain.ExplainSegments;
import clientele.steps.segments.lever.EstimateLevers;
import clientele.steps.segments.match.MatchSegments;
import clientele.steps.settings.MatchSettings;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterCandidate;
import clientele.steps.table.cluster.ClusterGrade;
import clientele.steps.table.cluster.ClusterStability;
import clientele.steps.table.cluster.CustomerCluster;
import clientele.steps.table.cluster.CustomerEmbedding;
import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.trust.MeasureTrust;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A month that is clustered but not yet segmented: each customer's cluster is given, their figures
 * are drawn from what their cluster is like.
 */
public final class SegmentMonth {
  /** Cluster 0 buys often, cluster 1 has come once lately, cluster 2 once long ago. */
  private static final int[][] LIKE = {
    {10, 12, 400}, {20, 1, 150}, {300, 1, 120}, {350, 1, 200},
  };

  private SegmentMonth() {}

  /** What a step is told of a run. */
  public static RunContext context(RunId id) {
    return new RunContext(id, 1, 42, Instant.EPOCH);
  }

  /** Writes what the steps before have left: cluster of each customer, −1 for noise. */
  public static void write(Warehouse warehouse, RunId id, Map<String, Integer> clusterOf) {
    write(warehouse, id, clusterOf, 0);
  }

  /**
   * As {@link #write(Warehouse, RunId, Map)}.
   *
   * @param salt other figures for the same customers
   */
  public static void write(
      Warehouse warehouse, RunId id, Map<String, Integer> clusterOf, long salt) {
    List<CustomerFeature> features = new ArrayList<>();
    List<CustomerCluster> clusters = new ArrayList<>();
    List<CustomerEmbedding> places = new ArrayList<>();
    clusterOf.forEach(
        (customer, cluster) -> {
          features.add(feature(customer, LIKE[cluster < 0 ? 3 : cluster], salt));
          clusters.add(new CustomerCluster("dbscan", customer, cluster, cluster < 0 ? 0 : 0.9));
          clusters.add(new CustomerCluster("kmeans", customer, 0, 1));
          places.add(new CustomerEmbedding(customer, cluster, 0));
        });
    warehouse.replace(id, Tables.CUSTOMER_FEATURE, features);
    warehouse.replace(id, Tables.CUSTOMER_CLUSTER, clusters);
    warehouse.replace(id, Tables.CUSTOMER_EMBEDDING, places);
    warehouse.replace(
        id,
        Tables.CLUSTER_GRADE,
        List.of(
            new ClusterGrade("dbscan", true, 3, 0, 0.5, 0.5, 9.0, 0.8, null, 0),
            new ClusterGrade("kmeans", false, 1, 0, null, null, null, null, null, 0)));
    warehouse.replace(
        id,
        Tables.CLUSTER_CANDIDATE,
        List.of(new ClusterCandidate("dbscan", 0.5, 2, "islands a step apart")));
    List<ClusterStability> stability = new ArrayList<>();
    clusterOf.values().stream()
        .filter(cluster -> cluster >= 0)
        .distinct()
        .sorted()
        .forEach(c -> stability.add(new ClusterStability(c, 1, 0.5, 0.9 - 0.2 * c)));
    warehouse.replace(id, Tables.CLUSTER_STABILITY, stability);
  }

  /** Learns the segments of a month anew from its clusters, whatever came before. */
  public static final MatchSettings ANEW =
      new MatchSettings(0.7, 0.3, 0.1, 0.05, 0, 12, 13, true, 10, 0.005);

  /** Matches, explains and weighs; segments are the month's own clusters. */
  public static void segment(Warehouse warehouse, RunId id) {
    segment(warehouse, id, ANEW);
  }

  /** Matches, explains and weighs. */
  public static void segment(Warehouse warehouse, RunId id, MatchSettings match) {
    PipelineSettings usual = PipelineSettings.DEFAULT;
    PipelineSettings settings =
        new PipelineSettings(
            usual.windowMonths(),
            usual.seed(),
            usual.currency(),
            usual.maxRejectedShare(),
            usual.filter(),
            usual.embed(),
            usual.cluster(),
            match,
            usual.segments());
    new MatchSegments(warehouse, settings, 2).run(context(id));
    new MeasureTrust(warehouse, settings, 2).run(context(id));
    new ExplainSegments(warehouse, settings).run(context(id));
    new ExplainCustomers(warehouse, settings, 2).run(context(id));
    new EstimateLevers(warehouse, settings).run(context(id));
  }

  private static CustomerFeature feature(String customer, int[] like, long salt) {
    SplittableRandom random = new SplittableRandom(customer.hashCode() + salt);
    int recency = like[0] + random.nextInt(10);
    int orders = like[1] + random.nextInt(like[1]);
    BigDecimal basket = new BigDecimal(like[2] * 100L + random.nextInt(10_000)).movePointLeft(2);
    BigDecimal zero = BigDecimal.ZERO;
    return KnownFeatures.of(
        customer,
        recency,
        orders,
        basket.multiply(BigDecimal.valueOf(orders)).subtract(new BigDecimal("0.0000001")),
        recency + 20 * orders,
        basket,
        BigDecimal.TEN,
        orders * 3,
        BigDecimal.valueOf(orders == 1 ? 365 : 20),
        zero,
        zero,
        zero,
        zero,
        zero,
        BigDecimal.valueOf(recency / (orders == 1 ? 365.0 : 20.0)),
        orders,
        BigDecimal.valueOf(orders),
        basket.multiply(BigDecimal.valueOf(orders)),
        BigDecimal.valueOf(recency / 20.0),
        3,
        3,
        3);
  }
}
