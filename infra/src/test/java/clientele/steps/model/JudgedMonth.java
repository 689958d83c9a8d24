package clientele.steps.model;

import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.outcome.LearnOutcomes;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.customer.CustomerFeature;
import java.time.Instant;
import java.util.List;

/** Judges a month by the real steps, from outcomes to verdict, on one thread. */
final class JudgedMonth {
  static final RunId RUN = new RunId(ShopOfManyDraws.MONTH, 1);
  private static final PipelineSettings SETTINGS = PipelineSettings.DEFAULT;

  private JudgedMonth() {}

  /** A month of customers without a past. */
  static MonthVerdict of(List<CustomerFeature> customers, long seed) {
    MemoryWarehouse warehouse = new MemoryWarehouse();
    warehouse.replace(RUN, Tables.CUSTOMER_FEATURE, customers);
    return of(warehouse, seed);
  }

  /** A month of customers with what is known of them. */
  static MonthVerdict of(MemoryWarehouse warehouse, long seed) {
    return of(warehouse, RUN, seed);
  }

  /** The same of another month. */
  static MonthVerdict of(MemoryWarehouse warehouse, RunId id, long seed) {
    UmapProjection projection =
        new UmapProjection(
            UmapParams.DEFAULT
                .withNeighbours(SETTINGS.embed().neighbours())
                .withMinDist(SETTINGS.embed().minDist()),
            1);
    RunContext run = new RunContext(id, 1, seed, Instant.EPOCH);
    new LearnOutcomes(warehouse, SETTINGS, 1).run(run);
    new EmbedCustomers(warehouse, projection, SETTINGS, 1).run(run);
    new ClusterCustomers(warehouse, projection, SETTINGS, 1).run(run);
    new GradeClusters(warehouse, projection, SETTINGS, 1).run(run);
    return warehouse.rows(id, Tables.MONTH_VERDICT).get(0);
  }
}
