package clientele.steps.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.RunId;
import clientele.steps.features.BuildFeatures;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.SegmentMonth;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.churn.ChurnModel;
import clientele.steps.table.churn.CustomerChurn;
import clientele.steps.table.line.DataMonth;
import clientele.steps.table.line.Transaction;
import clientele.steps.table.publish.Publication;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chances of a shop whose customers order in three of four months, or in one of five. */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class ForeseeSilenceTest {
  private static final YearMonth FIRST = YearMonth.of(2025, 1);
  private static final int CLOSED = 9;
  private static final double OFTEN = .75;
  private static final double SELDOM = .2;

  private Warehouse warehouse;
  private TestDatabase database;

  @BeforeEach
  void a_server(TestDatabase server) {
    database = server;
    warehouse = server.warehouse();
  }

  @Test
  void chances_are_near_those_customers_were_drawn_with_and_segments_add_them_up() {
    shop(400, CLOSED + 1);

    List<CustomerChurn> rows = foresee(CLOSED, 2);

    ChurnModel model = warehouse.rows(run(CLOSED), Tables.CHURN_MODEL).get(0);
    assertThat(model.told()).as(model.reason()).isTrue();
    assertThat(model.monthsAsked()).isEqualTo(5);
    assertThat(model.auc()).isGreaterThan(.7);
    assertThat(mean(rows, 0)).isCloseTo(1 - OFTEN, within(.08));
    assertThat(mean(rows, 1)).isCloseTo(1 - SELDOM, within(.08));
    assertThat(rows).allMatch(row -> row.reason().endsWith("."));
    assertThat(warehouse.rows(run(CLOSED), Tables.CHURN_RELIABILITY).stream())
        .allMatch(bin -> bin.promised() >= bin.bin() / 10.0 - 1e-9);
    assertThat(warehouse.rows(run(CLOSED), Tables.SEGMENT_CHURN))
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.expectedSilent())
                  .isCloseTo(mean(rows, row.segmentId() - 1) * row.customers(), within(1e-6));
              assertThat(row.expectedLoss()).isPositive();
            });
    assertThat(foresee(CLOSED, 1)).isEqualTo(rows);
  }

  @Test
  void no_later_line_changes_a_chance() {
    shop(200, CLOSED);
    List<CustomerChurn> known = foresee(CLOSED, 2);

    shop(200, CLOSED + 1);

    assertThat(foresee(CLOSED, 2)).isNotEmpty().isEqualTo(known);
  }

  @Test
  void a_young_shop_gets_the_reason_and_no_chance() {
    shop(200, 3);

    assertThat(foresee(3, 2)).isEmpty();

    assertThat(warehouse.rows(run(3), Tables.CHURN_MODEL))
        .singleElement()
        .satisfies(
            model -> {
              assertThat(model.told()).isFalse();
              assertThat(model.reason()).contains("Too few earlier month ends");
            });
    assertThat(warehouse.rows(run(3), Tables.SEGMENT_CHURN)).isEmpty();
  }

  @Test
  void the_views_show_them_once_the_month_is_published() {
    shop(200, CLOSED);
    int rows = foresee(CLOSED, 2).size();
    assertThat(count("select count(*) from bi.churn_model")).isZero();

    warehouse.replace(
        run(CLOSED), Tables.PUBLICATION, List.of(new Publication(1, 2, BigDecimal.ONE)));

    assertThat(count("select count(*) from bi.churn_model")).isEqualTo(1);
    assertThat(count("select count(*) from bi.customer_churn")).isEqualTo(rows);
    assertThat(count("select count(*) from bi.segment_churn")).isEqualTo(2);
    assertThat(count("select sum(customers) from bi.churn_reliability")).isPositive();
  }

  private static double mean(List<CustomerChurn> rows, int kind) {
    return rows.stream()
        .filter(row -> kind(row.customerId()) == kind)
        .mapToDouble(CustomerChurn::chance)
        .average()
        .orElseThrow();
  }

  private static int kind(String customer) {
    return Integer.parseInt(customer.substring(1)) % 2;
  }

  private long count(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static RunId run(int month) {
    return new RunId(FIRST.plusMonths(month - 1), 1);
  }

  private List<CustomerChurn> foresee(int month, int threads) {
    RunId run = run(month);
    warehouse.replace(
        run,
        Tables.RUN_INPUT,
        IntStream.rangeClosed(1, month)
            .mapToObj(m -> new RunInput(run(m).month().atDay(1), 1, false))
            .toList());
    new BuildFeatures(warehouse, PipelineSettings.DEFAULT).run(SegmentMonth.context(run));
    warehouse.replace(
        run,
        Tables.SEGMENT,
        List.of(
            new Segment(1, 0, "Often", "Often", false),
            new Segment(2, 1, "Seldom", "Seldom", false)));
    warehouse.replace(
        run,
        Tables.CUSTOMER_SEGMENT,
        warehouse.rows(run, Tables.CUSTOMER_FEATURE).stream()
            .map(row -> new CustomerSegment(row.customerId(), 1 + kind(row.customerId()), 1))
            .toList());
    new ForeseeSilence(warehouse, PipelineSettings.DEFAULT, threads).run(SegmentMonth.context(run));
    return warehouse.rows(run, Tables.CUSTOMER_CHURN);
  }

  /** Every customer orders in the first month, then by their own chance. */
  private void shop(int customers, int until) {
    for (int month = 1; month <= until; month++) {
      SplittableRandom random = new SplittableRandom(month);
      List<Transaction> lines = new ArrayList<>();
      for (int i = 0; i < customers; i++) {
        double chance = i % 2 == 0 ? OFTEN : SELDOM;
        int day = 1 + random.nextInt(28);
        double drawn = random.nextDouble();
        if (month == 1 || drawn < chance) {
          lines.add(line(lines.size(), "c%04d".formatted(i), run(month).month(), day));
        }
      }
      warehouse.replace(run(month), Tables.TRANSACTION, lines);
      warehouse.replace(
          run(month),
          Tables.DATA_MONTH,
          List.of(new DataMonth(run(month).month().atDay(1), 1, "h", lines.size(), 0)));
    }
  }

  private static Transaction line(int no, String customer, YearMonth month, int day) {
    return new Transaction(
        0,
        no + 2L,
        customer,
        "i" + month + no,
        "cup",
        month.atDay(day).atTime(10, 0),
        no,
        BigDecimal.ONE,
        new BigDecimal("20"),
        false,
        "UK");
  }
}
