package clientele.steps.model;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterCandidate;
import clientele.steps.table.cluster.ClusterStability;
import clientele.steps.table.cluster.CustomerEmbedding;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.SegmentCluster;
import clientele.steps.table.segment.SegmentModel;
import clientele.steps.table.segment.SegmentTrust;
import clientele.steps.trust.MeasureTrust;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Silhouette, Jaccard and trust are those of the segments as published, not of any clusters. */
@Timeout(60)
class PublishedTrustTest {
  private static final RunId RUN = new RunId(YearMonth.of(2025, 11), 1);
  private static final LocalDate NOW = LocalDate.of(2025, 11, 1);
  private static final LocalDate BEFORE = LocalDate.of(2025, 6, 1);
  private static final int CUSTOMERS = 200;

  @Test
  void segments_of_a_kept_model_that_cut_through_the_islands_of_the_month_are_weak() {
    List<SegmentTrust> trust = trust(BEFORE, true, i -> i % 2 == 0 ? 7 : 9);

    assertThat(trust).hasSize(2).allMatch(row -> row.trust().equals("weak"));
    assertThat(trust)
        .allSatisfy(
            row -> {
              assertThat(row.silhouette()).as("segment " + row.segmentId()).isLessThan(0.1);
              assertThat(row.jaccard()).as("segment " + row.segmentId()).isLessThan(0.6);
            });
  }

  @Test
  void segments_of_a_kept_model_that_are_the_islands_of_the_month_come_back() {
    List<SegmentTrust> trust = trust(BEFORE, true, i -> i < CUSTOMERS / 4 ? 7 : 9);

    assertThat(trust)
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.silhouette()).isGreaterThan(0.5);
              assertThat(row.jaccard()).isGreaterThan(0.9);
              assertThat(row.trust()).as("what they tell is not known").isEqualTo("fair");
            });
  }

  @Test
  void segments_learnt_this_month_are_as_steady_as_their_clusters_and_by_score_are_weak() {
    assertThat(trust(NOW, true, i -> i < CUSTOMERS / 4 ? 7 : 9))
        .extracting(SegmentTrust::jaccard)
        .containsExactlyInAnyOrder(0.99, 0.7);
    assertThat(trust(NOW, false, i -> i < CUSTOMERS / 4 ? 7 : 9))
        .allMatch(row -> row.jaccard() == null && row.trust().equals("weak"));
  }

  /** A month of two islands; its clusters' own stability is .99 and .7. */
  private static List<SegmentTrust> trust(
      LocalDate anchor, boolean trustworthy, java.util.function.IntUnaryOperator segment) {
    MemoryWarehouse warehouse = new MemoryWarehouse();
    SplittableRandom random = new SplittableRandom(1);
    List<CustomerEmbedding> places = new ArrayList<>();
    List<CustomerSegment> segments = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      String id = "c%03d".formatted(i);
      double x = (i < CUSTOMERS / 4 ? 0 : 10) + random.nextDouble();
      places.add(new CustomerEmbedding(id, x, random.nextDouble()));
      segments.add(new CustomerSegment(id, segment.applyAsInt(i), 1));
    }
    warehouse.replace(RUN, Tables.CUSTOMER_EMBEDDING, places);
    warehouse.replace(RUN, Tables.CUSTOMER_SEGMENT, segments);
    warehouse.replace(
        RUN, Tables.CLUSTER_CANDIDATE, List.of(new ClusterCandidate("dbscan", 1.0, 5, "")));
    warehouse.replace(
        RUN,
        Tables.CLUSTER_STABILITY,
        List.of(new ClusterStability(0, 150, 0.9, 0.99), new ClusterStability(1, 50, 0.9, 0.7)));
    warehouse.replace(
        RUN,
        Tables.SEGMENT_CLUSTER,
        List.of(new SegmentCluster(9, 0, 150), new SegmentCluster(7, 1, 50)));
    warehouse.replace(RUN, Tables.SEGMENT_MODEL, List.of(new SegmentModel(anchor, 1, 0, 1, 1, "")));
    warehouse.replace(
        RUN,
        Tables.MONTH_VERDICT,
        List.of(new MonthVerdict(trustworthy, "dbscan", "", "", 0.9, false, 0, 0, 0)));
    new MeasureTrust(warehouse, PipelineSettings.DEFAULT, 1)
        .run(new RunContext(RUN, 1, 42, Instant.EPOCH));
    return warehouse.rows(RUN, Tables.SEGMENT_TRUST);
  }
}
