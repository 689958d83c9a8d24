package clientele.steps.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.TunedDbscan;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.AdjustedRandIndex;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.core.stability.Stability;
import clientele.steps.core.validity.Silhouette;
import clientele.steps.dag.RunId;
import clientele.steps.ingest.IngestFixture;
import clientele.steps.settings.EmbedSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The defaults on November 2011 of the real data: the same segments with every seed. */
@ExtendWith(PostgresExtension.class)
class RealStabilityTest {
  private static final EmbedSettings DEFAULT = EmbedSettings.DEFAULT;
  private static final ModelChain CHAIN =
      new ModelChain(
          new UmapProjection(
              UmapParams.DEFAULT
                  .withNeighbours(DEFAULT.neighbours())
                  .withMinDist(DEFAULT.minDist())
                  .withEpochs(DEFAULT.epochs()),
              2),
          DEFAULT,
          2);

  @Test
  void real_segments_are_the_same_with_another_seed_and_without_a_twentieth_of_the_customers(
      TestDatabase database) {
    same(customers(database), 2);
  }

  @Test
  @Tag("soak")
  void real_segments_are_the_same_with_five_seeds(TestDatabase database) {
    same(customers(database), 5);
  }

  private static void same(CustomerMatrix customers, int seeds) {
    List<Labels> runs = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      runs.add(run(ModelChain.scaled(customers), seed));
    }
    int[] kept = most(customers.ids().size());
    CustomerMatrix fewer =
        new CustomerMatrix(
            IntStream.of(kept).mapToObj(customers.ids()::get).toList(),
            customers.columns(),
            customers.values().rows(kept));
    double resampled =
        AdjustedRandIndex.of(runs.get(0).points(kept), run(ModelChain.scaled(fewer), 1));
    double lowest = lowest(runs);
    System.out.printf(
        Locale.ROOT,
        "Adjusted Rand index of %d real customers: lowest between %d seeds %.3f, against 95 %%"
            + " of them %.3f%n",
        customers.ids().size(),
        seeds,
        lowest,
        resampled);
    assertThat(lowest).isGreaterThanOrEqualTo(0.95);
    assertThat(resampled).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  @Tag("soak")
  void real_segments_come_back_on_resamples_through_the_whole_chain(TestDatabase database) {
    Matrix scaled = ModelChain.scaled(customers(database));
    Labels labels = run(scaled, 1);
    Stability stability =
        new BootstrapJaccard(100, 42, 1).of(labels, rows -> drawn(scaled.rows(rows), 1));
    System.out.printf(
        Locale.ROOT,
        "Bootstrap Jaccard through trees, drawing and clustering, 100 resamples: %.3f, by cluster %s%n",
        stability.weighted(labels),
        stability.clusters().stream()
            .map(cluster -> String.format(Locale.ROOT, "%.2f", cluster.jaccard()))
            .toList());
    assertThat(stability.weighted(labels)).isGreaterThanOrEqualTo(0.75);
  }

  private static CustomerMatrix customers(TestDatabase database) {
    assumeThat(IngestFixture.realData())
        .as("real data at ../shared/data/online-retail/data.csv.gz, or -Dclientele.shared=DIR")
        .isPresent();
    IngestFixture shop = IngestFixture.of(database);
    shop.pull("2011-11", 1, IngestFixture.csv(IngestFixture.realData().orElseThrow()));
    shop.filter("2011-11", 1);
    shop.features("2011-11", 1);
    return database
        .warehouse()
        .matrix(
            new RunId(YearMonth.of(2011, 11), 1),
            Tables.CUSTOMER_FEATURE,
            FeatureCatalogue.modelled());
  }

  /** The labels, which must be within the limits and well apart. */
  private static Labels run(Matrix scaled, long seed) {
    Matrix plane = plane(scaled, seed);
    Labels labels = TunedDbscan.onThreads(2).fit(plane);
    assertThat(labels.clusters()).isBetween(5, 12);
    assertThat(labels.noise()).isLessThanOrEqualTo(labels.points() / 20);
    assertThat(Silhouette.of(plane, labels, 2).overall()).isGreaterThanOrEqualTo(0.5);
    return labels;
  }

  private static Labels drawn(Matrix scaled, long seed) {
    return TunedDbscan.onThreads(2).fit(plane(scaled, seed));
  }

  private static Matrix plane(Matrix scaled, long seed) {
    return CHAIN.projection().project(CHAIN.leaves(scaled, seed * 7919), seed * 104_729);
  }

  private static double lowest(List<Labels> runs) {
    double lowest = 1;
    for (Labels a : runs) {
      for (Labels b : runs) {
        lowest = Math.min(lowest, AdjustedRandIndex.of(a, b));
      }
    }
    return lowest;
  }

  private static int[] most(int customers) {
    SplittableRandom random = new SplittableRandom(95);
    return IntStream.range(0, customers).filter(i -> random.nextDouble() < 0.95).toArray();
  }
}
