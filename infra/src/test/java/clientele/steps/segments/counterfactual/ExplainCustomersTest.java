package clientele.steps.segments.counterfactual;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunId;
import clientele.steps.placement.PlacementModel;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.SegmentMonth;
import clientele.steps.segments.model.ModelKeeper;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.explain.CustomerExplanation;
import clientele.steps.table.explain.SegmentProfile;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Reasons and ways to better segments on a real server. */
@ExtendWith(PostgresExtension.class)
class ExplainCustomersTest {
  private static final RunId RUN = new RunId(YearMonth.of(2011, 11), 1);

  @Test
  void every_promised_way_lands_in_the_promised_segment_and_that_one_is_better(
      TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    SegmentMonth.write(warehouse, RUN, customers());
    SegmentMonth.segment(warehouse, RUN);
    List<CustomerExplanation> promised =
        warehouse.rows(RUN, Tables.CUSTOMER_EXPLANATION).stream()
            .filter(p -> p.betterSegmentId() != null)
            .toList();
    assertThat(promised).hasSizeGreaterThan(20);
    CustomerMatrix features =
        warehouse.matrix(RUN, Tables.CUSTOMER_FEATURE, FeatureCatalogue.figures());
    PlacementModel model =
        new ModelKeeper(warehouse, SegmentMonth.ANEW, 1).model(SegmentMonth.context(RUN), RUN);
    Map<Integer, Double> worth =
        warehouse.rows(RUN, Tables.SEGMENT_PROFILE).stream()
            .collect(Collectors.toMap(SegmentProfile::segmentId, SegmentProfile::medianMonetary));
    Map<String, Integer> segmentOf = new TreeMap<>();
    warehouse
        .rows(RUN, Tables.CUSTOMER_SEGMENT)
        .forEach(c -> segmentOf.put(c.customerId(), c.segmentId()));
    for (CustomerExplanation p : promised) {
      Matrix row = features.values().rows(new int[] {features.ids().indexOf(p.customerId())});
      Matrix changed =
          new MoreOrders(p.moreOrders(), p.basketFactor()).apply(row, features.columns());
      assertThat(model.place(changed).segments()[0]).isEqualTo(p.betterSegmentId());
      assertThat(worth.get(p.betterSegmentId()))
          .isGreaterThan(worth.get(segmentOf.get(p.customerId())));
      assertThat(p.way()).contains("more order").contains(" → ");
    }
  }

  @Test
  void everybody_has_a_reason(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    SegmentMonth.write(warehouse, RUN, customers());
    SegmentMonth.segment(warehouse, RUN);
    List<CustomerExplanation> explanations = warehouse.rows(RUN, Tables.CUSTOMER_EXPLANATION);
    assertThat(explanations).hasSize(130);
    assertThat(explanations.get(0).why()).startsWith("Meets its rule: ");
    assertThat(explanations.get(129).why()).isEqualTo("Fits no segment.");
  }

  @Test
  void more_orders_change_the_figures_as_they_would() {
    List<String> columns = FeatureCatalogue.figures();
    double[] row = new double[columns.size()];
    row[columns.indexOf("recency_days")] = 40;
    row[columns.indexOf("frequency")] = 2;
    row[columns.indexOf("monetary")] = 190;
    row[columns.indexOf("tenure_days")] = 100;
    row[columns.indexOf("average_order_value")] = 100;
    row[columns.indexOf("mean_days_between_orders")] = 60;
    row[columns.indexOf("last_quarter_share")] = 0.5;
    row[columns.indexOf("overdue")] = 40 / 60.0;
    row[columns.indexOf("lateness")] = 0.6;
    row[columns.indexOf("purchase_days")] = 2;
    row[columns.indexOf("recent_orders")] = 1.2;
    row[columns.indexOf("recent_revenue")] = 110;
    Matrix after = new MoreOrders(2, 1.5).apply(Matrix.of(new double[][] {row}), columns);
    assertThat(after.at(0, columns.indexOf("recency_days"))).isZero();
    assertThat(after.at(0, columns.indexOf("overdue"))).isZero();
    assertThat(after.at(0, columns.indexOf("lateness"))).isZero();
    assertThat(after.at(0, columns.indexOf("purchase_days"))).isEqualTo(3);
    assertThat(after.at(0, columns.indexOf("recent_orders"))).isEqualTo(3.2);
    assertThat(after.at(0, columns.indexOf("recent_revenue"))).isEqualTo(410);
    assertThat(after.at(0, columns.indexOf("frequency"))).isEqualTo(4);
    assertThat(after.at(0, columns.indexOf("monetary"))).isEqualTo(490);
    assertThat(after.at(0, columns.indexOf("average_order_value"))).isEqualTo(125);
    assertThat(after.at(0, columns.indexOf("mean_days_between_orders"))).isEqualTo(100 / 3.0);
    assertThat(after.at(0, columns.indexOf("last_quarter_share"))).isEqualTo(0.8);
    assertThat(new MoreOrders(2, 1.5).say())
        .isEqualTo("2 more orders this month, each worth 1.5 times the usual");
    assertThat(new MoreOrders(1, 1).say()).isEqualTo("one more order this month");
  }

  /** 40 customers in each of three clusters, 10 in none. */
  private static Map<String, Integer> customers() {
    Map<String, Integer> customers = new TreeMap<>();
    for (int i = 0; i < 130; i++) {
      customers.put("c%03d".formatted(i), i < 120 ? i / 40 : -1);
    }
    return customers;
  }
}
