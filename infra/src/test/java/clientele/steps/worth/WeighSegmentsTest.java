package clientele.steps.worth;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.SegmentMonth;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.line.DataMonth;
import clientele.steps.table.line.Transaction;
import clientele.steps.table.publish.Publication;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.worth.SegmentWorth;
import clientele.steps.table.worth.SegmentWorthPair;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Published months and what came after them, on a real server. */
@ExtendWith(PostgresExtension.class)
@Timeout(600)
class WeighSegmentsTest {
  private static final int CUSTOMERS = 240;
  private static final RunId JUNE = new RunId(YearMonth.of(2011, 6), 1);

  /** Of ten customers of each segment so many buy in a month. */
  private static final int[] BUYERS = {8, 3, 1};

  private Warehouse warehouse;
  private TestDatabase database;

  @BeforeEach
  void five_published_months(TestDatabase server) {
    database = server;
    warehouse = server.warehouse();
    for (int m = 1; m <= 5; m++) {
      lines(m);
      issue(new RunId(YearMonth.of(2011, m), 1), i -> i % 3);
      publish(new RunId(YearMonth.of(2011, m), 1));
    }
    lines(6);
    input(JUNE, 6);
  }

  @Test
  void each_month_with_a_month_before_and_after_it_is_asked() {
    StepResult result = weigh(JUNE, 2);
    assertThat(warehouse.rows(JUNE, Tables.SEGMENT_WORTH_PAIR))
        .filteredOn(pair -> pair.kind().equals("segments"))
        .extracting(pair -> pair.askedMonth().getMonthValue())
        .containsExactly(2, 3, 4, 5);
    SegmentWorth segments = worth("segments");
    assertThat(segments.pairs()).isEqualTo(4);
    assertThat(segments.groups()).isEqualTo(3);
    assertThat(segments.auc()).isBetween(0.78, 0.92);
    assertThat(segments.topTenth()).isBetween(0.15, 0.3);
    assertThat(segments.held()).isGreaterThan(0.7);
    assertThat(segments.moved()).isZero();
    // every customer has the same scores here, so that a grid of them knows nothing
    assertThat(worth("rfm_grid").auc()).isEqualTo(0.5);
    assertThat(worth("rfm_grid").held()).isZero();
    assertThat(result.metrics()).containsEntry("held_segments", segments.held());
  }

  @Test
  void what_is_not_published_or_comes_later_than_the_month_counts_for_nothing() {
    weigh(JUNE, 1);
    List<SegmentWorthPair> before = warehouse.rows(JUNE, Tables.SEGMENT_WORTH_PAIR);
    issue(new RunId(YearMonth.of(2011, 4), 2), i -> i % 2);
    issue(JUNE, i -> i % 3);
    publish(JUNE);
    lines(7);
    input(JUNE, 7);
    weigh(JUNE, 1);
    assertThat(warehouse.rows(JUNE, Tables.SEGMENT_WORTH_PAIR)).isEqualTo(before);
    publish(new RunId(YearMonth.of(2011, 4), 2));
    weigh(JUNE, 1);
    assertThat(warehouse.rows(JUNE, Tables.SEGMENT_WORTH_PAIR)).isNotEqualTo(before);
  }

  @Test
  void threads_change_no_bit() {
    weigh(JUNE, 3);
    List<SegmentWorthPair> three = warehouse.rows(JUNE, Tables.SEGMENT_WORTH_PAIR);
    weigh(JUNE, 1);
    assertThat(warehouse.rows(JUNE, Tables.SEGMENT_WORTH_PAIR)).isEqualTo(three);
  }

  @Test
  void with_two_months_it_cannot_be_said_yet() {
    RunId february = new RunId(YearMonth.of(2011, 2), 2);
    input(february, 2);
    weigh(february, 1);
    assertThat(warehouse.rows(february, Tables.SEGMENT_WORTH)).isEmpty();
  }

  @Test
  void the_view_shows_published_months_only() {
    weigh(JUNE, 1);
    assertThat(views()).isEqualTo("0 0");
    publish(JUNE);
    assertThat(views()).isEqualTo("4 16");
  }

  private String views() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select (select count(*) from bi.segment_worth) || ' '"
                            + " || (select count(*) from bi.segment_worth_pair)")
                    .mapTo(String.class)
                    .one());
  }

  private StepResult weigh(RunId id, int threads) {
    return new WeighSegments(warehouse, threads).run(SegmentMonth.context(id));
  }

  private SegmentWorth worth(String kind) {
    return warehouse.rows(JUNE, Tables.SEGMENT_WORTH).stream()
        .filter(row -> row.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private void issue(RunId id, IntUnaryOperator segment) {
    Map<String, Integer> clusters = new TreeMap<>();
    IntStream.range(0, CUSTOMERS).forEach(i -> clusters.put(name(i), i % 3));
    SegmentMonth.write(warehouse, id, clusters, id.month().getMonthValue());
    warehouse.replace(
        id,
        Tables.CUSTOMER_SEGMENT,
        IntStream.range(0, CUSTOMERS)
            .mapToObj(i -> new CustomerSegment(name(i), segment.applyAsInt(i), 1))
            .toList());
  }

  private void publish(RunId id) {
    warehouse.replace(
        id, Tables.PUBLICATION, List.of(new Publication(CUSTOMERS, 3, BigDecimal.ONE)));
  }

  /** The run looks at all months up to this one. */
  private void input(RunId id, int lastMonth) {
    warehouse.replace(
        id,
        Tables.RUN_INPUT,
        IntStream.rangeClosed(1, lastMonth)
            .mapToObj(m -> new RunInput(LocalDate.of(2011, m, 1), 1, m == lastMonth))
            .toList());
  }

  private void lines(int month) {
    RunId data = new RunId(YearMonth.of(2011, month), 1);
    SplittableRandom random = new SplittableRandom(month);
    List<Transaction> lines = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      if (random.nextInt(10) < BUYERS[i % 3]) {
        lines.add(line(i, data.month()));
      }
    }
    warehouse.replace(data, Tables.TRANSACTION, lines);
    warehouse.replace(
        data,
        Tables.DATA_MONTH,
        List.of(new DataMonth(data.month().atDay(1), 1, "hash", lines.size(), 0)));
  }

  private static Transaction line(int i, YearMonth month) {
    return new Transaction(
        0,
        i + 2,
        name(i),
        "i" + i,
        "cup",
        month.atDay(3).atStartOfDay(),
        i,
        BigDecimal.ONE,
        new BigDecimal(100 - i % 3 * 30),
        false,
        "UK");
  }

  private static String name(int i) {
    return "c%03d".formatted(i);
  }
}
