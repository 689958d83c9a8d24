package clientele.steps.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.core.value.ladder.GammaDraws;
import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.SegmentMonth;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.line.DataMonth;
import clientele.steps.table.line.Transaction;
import clientele.steps.table.publish.Publication;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.value.CustomerValue;
import clientele.steps.table.value.LifetimeFitRow;
import clientele.steps.table.value.SegmentValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What customers of a drawn shop are worth, on a real server. */
@ExtendWith(PostgresExtension.class)
@Timeout(120)
class ValueCustomersTest {
  private static final YearMonth FIRST = YearMonth.of(2024, 1);
  private static final YearMonth LAST = YearMonth.of(2025, 12);
  private static final RunId RUN = new RunId(LAST, 1);
  private static final RunId BEFORE = new RunId(LAST.minusMonths(1), 1);

  private Warehouse warehouse;
  private TestDatabase database;
  private final Map<String, TreeMap<LocalDate, BigDecimal>> bought = new TreeMap<>();

  @BeforeEach
  void a_server(TestDatabase server) {
    database = server;
    warehouse = server.warehouse();
  }

  @Test
  void customers_of_all_held_months_are_valued_and_none_by_a_later_line() {
    shop(900, LAST.plusMonths(1));
    publish(BEFORE);

    List<CustomerValue> rows = value(2);

    LocalDate end = LAST.atEndOfMonth();
    Map<String, CustomerValue> byId =
        rows.stream().collect(Collectors.toMap(CustomerValue::customerId, row -> row));
    bought.forEach(
        (customer, days) -> {
          Set<LocalDate> known = days.headMap(end, true).keySet();
          assertThat(byId.containsKey(customer)).isEqualTo(!known.isEmpty());
          if (!known.isEmpty()) {
            CustomerValue row = byId.get(customer);
            assertThat(row.purchaseDays()).isEqualTo(known.size());
            assertThat(row.observedDays())
                .isEqualTo((int) (end.toEpochDay() - days.firstKey().toEpochDay()));
            assertThat(row.silentDays())
                .isEqualTo((int) (end.toEpochDay() - days.floorKey(end).toEpochDay()));
          }
        });
    assertThat(value(1)).isEqualTo(rows);
  }

  @Test
  void a_shop_whose_customers_leave_gets_chances_intervals_and_sums() {
    shop(900, LAST);
    publish(BEFORE);

    List<CustomerValue> rows = value(2);

    LifetimeFitRow used =
        warehouse.rows(RUN, Tables.LIFETIME_FIT).stream()
            .filter(LifetimeFitRow::used)
            .findFirst()
            .orElseThrow();
    assertThat(used.footing()).isEqualTo("IDENTIFIED");
    assertThat(used.model()).isEqualTo("MBG_NBD");
    assertThat(used.likelihoodRatio()).isGreaterThan(used.ratioLimit());
    assertThat(used.spendModel()).isEqualTo("GAMMA_GAMMA");
    assertThat(used.calibrationRatio()).isBetween(.8, 1.25);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.alive()).isBetween(row.aliveLow(), row.aliveHigh());
              assertThat(row.ordersLow()).isLessThanOrEqualTo(row.ordersHigh());
              assertThat(row.expectedWorth())
                  .isCloseTo(row.expectedOrders() * row.orderAmount(), within(1e-9));
              assertThat(row.worthLow()).isLessThanOrEqualTo(row.worthHigh());
              assertThat(row.nextLow()).isLessThan(row.nextDays());
            });
    assertThat(rows.stream().filter(CustomerValue::highWorth).count())
        .isBetween(rows.size() / 6L, rows.size() / 4L);
    sumsOfSegmentsAreThoseOfCustomers(rows);
  }

  private void sumsOfSegmentsAreThoseOfCustomers(List<CustomerValue> rows) {
    Map<String, Integer> segments =
        warehouse.rows(RUN, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    List<SegmentValue> sums = warehouse.rows(RUN, Tables.SEGMENT_VALUE);
    assertThat(sums).hasSize(2);
    for (SegmentValue sum : sums) {
      double orders =
          rows.stream()
              .filter(row -> segments.getOrDefault(row.customerId(), -9) == sum.segmentId())
              .mapToDouble(CustomerValue::expectedOrders)
              .sum();
      assertThat(sum.expectedOrders()).isCloseTo(orders, within(1e-6));
      assertThat(orders).isBetween(sum.ordersLow(), sum.ordersHigh());
      assertThat(sum.ordersHigh() - sum.ordersLow()).isLessThan(orders);
    }
  }

  @Test
  void too_few_customers_get_the_reorder_curve_and_its_reason() {
    shop(60, LAST);

    List<CustomerValue> rows = value(2);

    assertThat(warehouse.rows(RUN, Tables.LIFETIME_FIT))
        .singleElement()
        .satisfies(
            fit -> {
              assertThat(fit.model()).isEqualTo("NONE");
              assertThat(fit.footing()).isEqualTo("TOO_FEW");
              assertThat(fit.reason()).contains("too few", "reorder curve");
            });
    assertThat(rows).isNotEmpty().allMatch(row -> row.alive() == null);
    assertThat(rows).anyMatch(row -> row.nextDays() != null);
    assertThat(warehouse.rows(RUN, Tables.SEGMENT_VALUE)).isEmpty();
    assertThat(warehouse.rows(RUN, Tables.REORDER_CURVE)).hasSize(2 * 52);
  }

  @Test
  void months_before_the_window_count_only_as_a_published_run_read_them() {
    shop(400, LAST);
    LocalDate window = LAST.minusMonths(11).atDay(1);

    assertThat(value(2)).allMatch(row -> row.observedDays() <= days(window));
    publish(BEFORE);
    assertThat(value(2)).anyMatch(row -> row.observedDays() > days(window));
  }

  @Test
  void the_views_show_them_once_the_month_is_published() {
    shop(400, LAST);
    int rows = value(2).size();
    assertThat(count("select count(*) from bi.next_order")).isZero();

    publish(RUN);

    assertThat(count("select count(*) from bi.customer_value")).isEqualTo(rows);
    assertThat(count("select count(*) from bi.next_order where next_from > date '2025-12-31'"))
        .isEqualTo(rows);
    assertThat(count("select count(*) from bi.segment_value")).isEqualTo(2);
    assertThat(count("select count(*) from bi.lifetime_fit where used")).isEqualTo(1);
  }

  private static int days(LocalDate from) {
    return (int) (LAST.atEndOfMonth().toEpochDay() - from.toEpochDay());
  }

  private long count(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private List<CustomerValue> value(int threads) {
    new ValueCustomers(warehouse, threads).run(SegmentMonth.context(RUN));
    return warehouse.rows(RUN, Tables.CUSTOMER_VALUE);
  }

  private void publish(RunId run) {
    warehouse.replace(run, Tables.PUBLICATION, List.of(new Publication(1, 2, BigDecimal.ONE)));
  }

  /** Customers come evenly; rates, dropout and amounts are those of the models. */
  private void shop(int customers, YearMonth until) {
    GammaDraws draws = new GammaDraws(new SplittableRandom(4));
    Map<YearMonth, List<Transaction>> lines = new TreeMap<>();
    int length = (int) (until.atEndOfMonth().toEpochDay() - FIRST.atDay(1).toEpochDay()) + 1;
    for (int i = 0; i < customers; i++) {
      String id = "c%04d".formatted(i);
      double rate = draws.gamma(1.2, 25);
      double leave = draws.beta(1, 4);
      double money = draws.gamma(4, 60);
      double day = draws.unit() * length * .8;
      boolean stays = true;
      while (stays && day < length) {
        LocalDate date = FIRST.atDay(1).plusDays((long) day);
        BigDecimal amount = BigDecimal.valueOf(Math.round(100 * draws.gamma(5, money)) / 100.0);
        bought.computeIfAbsent(id, c -> new TreeMap<>()).merge(date, amount, BigDecimal::add);
        List<Transaction> month =
            lines.computeIfAbsent(YearMonth.from(date), m -> new ArrayList<>());
        month.add(line(month.size(), id, date, amount));
        stays = draws.unit() > leave;
        day += draws.wait(rate);
      }
    }
    write(lines);
  }

  private void write(Map<YearMonth, List<Transaction>> lines) {
    List<RunInput> window = new ArrayList<>();
    List<RunInput> earlier = new ArrayList<>();
    lines.forEach(
        (month, own) -> {
          RunId key = new RunId(month, 1);
          warehouse.replace(key, Tables.TRANSACTION, own);
          warehouse.replace(
              key,
              Tables.DATA_MONTH,
              List.of(new DataMonth(month.atDay(1), 1, "h", own.size(), 0)));
          if (!month.isAfter(LAST)) {
            boolean inside = month.isAfter(LAST.minusMonths(12));
            (inside ? window : earlier).add(new RunInput(month.atDay(1), 1, false));
          }
        });
    warehouse.replace(RUN, Tables.RUN_INPUT, window);
    warehouse.replace(BEFORE, Tables.RUN_INPUT, earlier);
    warehouse.replace(
        RUN,
        Tables.SEGMENT,
        List.of(new Segment(1, 0, "Even", "Even", false), new Segment(2, 1, "Odd", "Odd", false)));
    Set<String> active = new HashSet<>();
    LocalDate start = LAST.minusMonths(11).atDay(1);
    bought.forEach(
        (customer, days) -> {
          if (!days.subMap(start, true, LAST.atEndOfMonth(), true).isEmpty()) {
            active.add(customer);
          }
        });
    warehouse.replace(
        RUN,
        Tables.CUSTOMER_SEGMENT,
        active.stream()
            .sorted()
            .map(id -> new CustomerSegment(id, 1 + Integer.parseInt(id.substring(1)) % 2, 1))
            .toList());
  }

  private static Transaction line(int no, String customer, LocalDate day, BigDecimal amount) {
    return new Transaction(
        0,
        no + 2L,
        customer,
        "i" + no,
        "cup",
        day.atTime(10, 0),
        no,
        BigDecimal.ONE,
        amount,
        false,
        "UK");
  }
}
