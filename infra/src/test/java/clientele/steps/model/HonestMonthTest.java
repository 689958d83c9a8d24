package clientele.steps.model;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.core.manifold.Projection;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterCandidate;
import clientele.steps.table.cluster.ClusterGrade;
import clientele.steps.table.cluster.ClusterStability;
import clientele.steps.table.cluster.CustomerAnomaly;
import clientele.steps.table.cluster.MonthVerdict;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A month with nothing in it says so; one with four kinds of customers finds four. */
@ExtendWith(PostgresExtension.class)
class HonestMonthTest {
  private static final RunId RUN = new RunId(YearMonth.of(2011, 11), 1);
  private static final PipelineSettings SETTINGS = PipelineSettings.DEFAULT;

  @Test
  void uniform_noise_gives_no_trustworthy_segments_but_plain_ones(TestDatabase database) {
    SplittableRandom random = new SplittableRandom(1);
    MonthVerdict verdict = model(database, 240, i -> draw(random, true, 0));
    assertThat(verdict.trustworthy()).as(verdict.evidence()).isFalse();
    assertThat(chosen(database).algorithm()).isEqualTo("rfm");
    assertThat(database.warehouse().rows(RUN, Tables.CLUSTER_STABILITY))
        .hasSize(chosen(database).clusters())
        .allMatch(cluster -> cluster.jaccard() == null);
  }

  @Test
  void one_gaussian_blob_gives_no_trustworthy_segments(TestDatabase database) {
    SplittableRandom random = new SplittableRandom(2);
    MonthVerdict verdict = model(database, 240, i -> draw(random, false, 0));
    assertThat(verdict.trustworthy()).as(verdict.evidence()).isFalse();
  }

  @Test
  void four_blobs_give_four_segments_that_come_out_again(TestDatabase database) {
    SplittableRandom random = new SplittableRandom(3);
    MonthVerdict verdict = model(database, 240, i -> draw(random, false, i % 4));
    assertThat(verdict.trustworthy()).as(verdict.evidence()).isTrue();
    assertThat(verdict.winner()).isEqualTo("dbscan");
    assertThat(verdict.reason()).startsWith("dbscan is preferred and within all limits");
    assertThat(verdict.nullGrade()).isGreaterThan(2 * verdict.nullBest());
    assertThat(chosen(database).algorithm()).isEqualTo("dbscan");
    assertThat(chosen(database).clusters()).isEqualTo(4);
    assertThat(database.warehouse().rows(RUN, Tables.CLUSTER_STABILITY))
        .extracting(ClusterStability::jaccard)
        .allSatisfy(jaccard -> assertThat(jaccard).isGreaterThanOrEqualTo(0.85));
    assertThat(database.warehouse().rows(RUN, Tables.CLUSTER_CANDIDATE))
        .extracting(ClusterCandidate::algorithm)
        .containsExactlyInAnyOrder(
            "dbscan", "kmeans", "gmm", "hierarchical", "spectral", "consensus", "rfm");
    assertThat(database.warehouse().rows(RUN, Tables.CLUSTER_GRADE))
        .filteredOn(grade -> grade.algorithm().equals("spectral"))
        .extracting(ClusterGrade::clusters)
        .containsExactly(4);
    assertThat(database.warehouse().rows(RUN, Tables.CLUSTER_GRADE))
        .filteredOn(grade -> grade.algorithm().equals("consensus"))
        .extracting(ClusterGrade::clusters)
        .containsExactly(4);
  }

  @Test
  void four_blobs_come_out_again_through_trees_and_drawing_too(TestDatabase database) {
    SplittableRandom random = new SplittableRandom(3);
    MonthVerdict verdict = model(database, throughChain(3), 160, i -> draw(random, false, i % 4));
    assertThat(verdict.wholeChain()).isTrue();
    assertThat(verdict.trustworthy()).as(verdict.evidence()).isTrue();
    assertThat(database.warehouse().rows(RUN, Tables.CLUSTER_STABILITY))
        .hasSize(4)
        .extracting(ClusterStability::jaccard)
        .allSatisfy(jaccard -> assertThat(jaccard).isBetween(0.85, 1.0));
  }

  @Test
  void forty_customers_get_the_same_honest_answer(TestDatabase database) {
    SplittableRandom random = new SplittableRandom(4);
    MonthVerdict verdict = model(database, 40, i -> draw(random, true, 0));
    assertThat(verdict.trustworthy()).as(verdict.evidence()).isFalse();
    assertThat(verdict.evidence()).isNotEmpty();
    assertThat(chosen(database).algorithm()).isEqualTo("rfm");
  }

  @Test
  void a_customer_out_of_the_ordinary_is_a_vip_if_they_are_valuable(TestDatabase database) {
    SplittableRandom random = new SplittableRandom(5);
    double[] far = new double[14];
    java.util.Arrays.fill(far, 7);
    model(database, 200, i -> i < 2 ? far : draw(random, false, 0));
    List<CustomerAnomaly> anomalies = database.warehouse().rows(RUN, Tables.CUSTOMER_ANOMALY);
    assertThat(anomalies)
        .hasSize(200)
        .filteredOn(a -> a.kind().equals("usual"))
        .hasSizeGreaterThan(180);
    // every third customer has the highest score, see MadeUpCustomers
    assertThat(anomalies.get(0)).extracting(CustomerAnomaly::kind).isEqualTo("vip");
    assertThat(anomalies.get(1)).extracting(CustomerAnomaly::kind).isEqualTo("odd");
  }

  private static ClusterGrade chosen(TestDatabase database) {
    return database.warehouse().rows(RUN, Tables.CLUSTER_GRADE).stream()
        .filter(ClusterGrade::chosen)
        .findFirst()
        .orElseThrow();
  }

  private static PipelineSettings throughChain(int resamples) {
    ClusterSettings usual = SETTINGS.cluster();
    return new PipelineSettings(
        SETTINGS.windowMonths(),
        SETTINGS.seed(),
        SETTINGS.currency(),
        SETTINGS.maxRejectedShare(),
        SETTINGS.filter(),
        SETTINGS.embed(),
        new ClusterSettings(
            usual.eps(),
            usual.minPts(),
            usual.k(),
            usual.prefer(),
            2,
            resamples,
            1,
            1,
            usual.choice()),
        SETTINGS.match(),
        SETTINGS.segments());
  }

  private static MonthVerdict model(
      TestDatabase database, int customers, IntFunction<double[]> figures) {
    return model(database, SETTINGS, customers, figures);
  }

  private static MonthVerdict model(
      TestDatabase database,
      PipelineSettings settings,
      int customers,
      IntFunction<double[]> figures) {
    Warehouse warehouse = database.warehouse();
    warehouse.replace(
        RUN,
        Tables.CUSTOMER_FEATURE,
        IntStream.range(0, customers)
            .mapToObj(i -> MadeUpCustomers.features(i, figures.apply(i)))
            .toList());
    Projection projection =
        new UmapProjection(
            UmapParams.DEFAULT
                .withNeighbours(settings.embed().neighbours())
                .withMinDist(settings.embed().minDist()),
            2);
    RunContext run = new RunContext(RUN, 1, 42, Instant.EPOCH);
    new EmbedCustomers(warehouse, projection, settings, 2).run(run);
    new ClusterCustomers(warehouse, projection, settings, 2).run(run);
    new GradeClusters(warehouse, projection, settings, 2).run(run);
    return warehouse.rows(RUN, Tables.MONTH_VERDICT).get(0);
  }

  /** Fourteen figures about 0, those of blob 1 to 3 shifted by ten deviations in two patterns. */
  private static double[] draw(SplittableRandom random, boolean uniform, int blob) {
    double[] figures = new double[14];
    for (int f = 0; f < 14; f++) {
      double shift = (f % 2 == 0 ? blob & 1 : blob >> 1) * 4 - (blob == 0 ? 0 : 2);
      figures[f] =
          uniform
              ? 3 * random.nextDouble() - 1.5
              : 0.4 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) * 2
                  + shift;
    }
    return figures;
  }
}
