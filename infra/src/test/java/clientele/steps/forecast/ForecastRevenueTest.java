package clientele.steps.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.features.BuildFeatures;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.SegmentMonth;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.forecast.ForecastRow;
import clientele.steps.table.forecast.ForecastScore;
import clientele.steps.table.line.DataMonth;
import clientele.steps.table.line.Transaction;
import clientele.steps.table.publish.Publication;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentModelRule;
import clientele.steps.table.segment.SegmentParent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Forecasts of a shop whose large and small customers keep their pace, on a real server. */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class ForecastRevenueTest {
  private static final BigDecimal LARGE = new BigDecimal("60");

  private Warehouse warehouse;
  private TestDatabase database;

  @BeforeEach
  void a_server(TestDatabase server) {
    database = server;
    warehouse = server.warehouse();
    IntStream.rangeClosed(1, 9).forEach(this::lines);
  }

  @Test
  void parts_add_up_to_the_penny_and_intervals_promise_what_the_origins_can() {
    List<ForecastRow> rows = foretell(8, 1);

    assertThat(rows).extracting(ForecastRow::ahead).contains(1, 2, 3);
    for (int ahead = 1; ahead <= 3; ahead++) {
      int h = ahead;
      List<ForecastRow> own = rows.stream().filter(row -> row.ahead() == h).toList();
      assertThat(own).extracting(ForecastRow::part).containsOnly("SEGMENT", "NEW", "TOTAL");
      assertThat(own).hasSize(4);
      BigDecimal parts =
          own.stream()
              .filter(row -> !row.part().equals("TOTAL"))
              .map(ForecastRow::expected)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      ForecastRow total = total(own);
      assertThat(total.expected()).isEqualTo(parts);
      assertThat(total.targetMonth()).isEqualTo(LocalDate.of(2011, 8 + h, 1));
      assertThat(total.level()).isEqualTo(Math.min(.8, total.origins() / (total.origins() + 1.0)));
      assertThat(total.low()).isLessThan(total.expected());
    }
    assertThat(total(rows).origins()).isEqualTo(6);
  }

  @Test
  void a_published_forecast_is_held_against_what_came() {
    foretell(7, 1);
    publish(7);
    foretell(8, 1);

    List<ForecastScore> scores = warehouse.rows(run(8), Tables.FORECAST_SCORE);

    assertThat(scores).hasSize(4).allMatch(score -> score.ahead() == 1);
    BigDecimal came =
        scores.stream()
            .filter(score -> score.part().equals("TOTAL"))
            .map(ForecastScore::came)
            .findFirst()
            .orElseThrow();
    assertThat(came).isEqualTo(revenue(8));
    assertThat(
            scores.stream()
                .filter(score -> !score.part().equals("TOTAL"))
                .map(ForecastScore::came)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(came);
    for (ForecastScore score : scores) {
      boolean within =
          score.came().compareTo(score.low()) >= 0 && score.came().compareTo(score.high()) <= 0;
      assertThat(score.inside()).isEqualTo(within);
    }
    BigDecimal large = ofSegment(scores, 1);
    BigDecimal small = ofSegment(scores, 2);
    assertThat(large).isGreaterThan(small);
  }

  @Test
  void a_published_forecast_never_changes() {
    foretell(7, 1);
    publish(7);

    for (String change :
        List.of("update clientele.forecast set expected = 0", "delete from clientele.forecast")) {
      assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(change)))
          .hasMessageContaining("never changes");
    }
    assertThatThrownBy(() -> step(7, 1)).hasStackTraceContaining("never changes");
  }

  @Test
  void a_forecast_that_was_changed_by_force_is_not_scored() {
    foretell(7, 1);
    publish(7);
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("alter table clientele.forecast disable trigger keep_published");
              handle.execute("update clientele.forecast set expected = expected + 1");
            });
    write(8);

    assertThatThrownBy(() -> step(8, 1))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("is not what was published");
  }

  @Test
  void neither_later_lines_nor_threads_change_a_penny() {
    List<ForecastRow> rows = foretell(8, 2);
    database
        .jdbi()
        .useHandle(h -> h.execute("delete from clientele.transaction where month > '2011-08-01'"));

    assertThat(foretell(8, 1)).isEqualTo(rows);
  }

  @Test
  void a_shop_of_one_month_has_no_forecast_and_one_of_two_no_interval() {
    assertThat(foretell(1, 1)).isEmpty();
    assertThat(foretell(2, 1))
        .hasSize(4)
        .allMatch(row -> row.low() == null && row.level() == 0 && row.ahead() == 1);
  }

  @Test
  void the_views_show_published_months() {
    foretell(7, 1);
    assertThat(count("select count(*) from bi.forecast")).isZero();
    publish(7);
    foretell(8, 1);
    publish(8);

    assertThat(count("select count(*) from bi.forecast where segment_name = 'Large'")).isEqualTo(6);
    assertThat(count("select count(*) from bi.forecast_score where error = came - expected"))
        .isEqualTo(4);
  }

  private static ForecastRow total(List<ForecastRow> rows) {
    return rows.stream().filter(row -> row.part().equals("TOTAL")).findFirst().orElseThrow();
  }

  private static BigDecimal ofSegment(List<ForecastScore> scores, int segment) {
    return scores.stream()
        .filter(score -> score.part().equals("SEGMENT") && score.segmentId() == segment)
        .map(ForecastScore::came)
        .findFirst()
        .orElseThrow();
  }

  private BigDecimal revenue(int month) {
    return warehouse.rows(run(month), Tables.TRANSACTION).stream()
        .map(Transaction::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(2, RoundingMode.HALF_EVEN);
  }

  private long count(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  private static RunId run(int month) {
    return new RunId(YearMonth.of(2011, month), 1);
  }

  private List<ForecastRow> foretell(int month, int threads) {
    write(month);
    step(month, threads);
    return warehouse.rows(run(month), Tables.FORECAST).stream()
        .sorted(Comparator.comparingInt(ForecastRow::ahead))
        .toList();
  }

  private void step(int month, int threads) {
    new ForecastRevenue(warehouse, PipelineSettings.DEFAULT, threads)
        .run(SegmentMonth.context(run(month)));
  }

  private void publish(int month) {
    warehouse.replace(
        run(month), Tables.PUBLICATION, List.of(new Publication(1, 2, BigDecimal.ONE)));
  }

  /** Whose orders are of more than 60 on average are in segment 1. */
  private void write(int month) {
    RunId run = run(month);
    warehouse.replace(
        run,
        Tables.RUN_INPUT,
        IntStream.rangeClosed(1, month)
            .mapToObj(m -> new RunInput(LocalDate.of(2011, m, 1), 1, m == month))
            .toList());
    new BuildFeatures(warehouse, PipelineSettings.DEFAULT).run(SegmentMonth.context(run));
    warehouse.replace(
        run,
        Tables.SEGMENT_MODEL_RULE,
        List.of(
            new SegmentModelRule(1, 1, 1, "average_order_value", "above", 60, true),
            new SegmentModelRule(2, 1, 2, "average_order_value", "at most", 60, false)));
    warehouse.replace(
        run,
        Tables.SEGMENT,
        List.of(
            new Segment(1, 0, "Large", "Insiders", false),
            new Segment(2, 1, "Small", "Promising", false)));
    warehouse.replace(
        run,
        Tables.SEGMENT_PARENT,
        List.of(new SegmentParent(1, 10_006, "Insiders"), new SegmentParent(2, 10_002, "New")));
    warehouse.replace(
        run,
        Tables.CUSTOMER_SEGMENT,
        warehouse.rows(run, Tables.CUSTOMER_FEATURE).stream()
            .map(row -> new CustomerSegment(row.customerId(), segment(row), 1))
            .toList());
  }

  private static int segment(CustomerFeature row) {
    return row.figure("average_order_value").compareTo(LARGE) > 0 ? 1 : 2;
  }

  /** Sixty customers from the start and ten more each month; one in three buys large. */
  private void lines(int month) {
    RunId data = run(month);
    SplittableRandom random = new SplittableRandom(month);
    List<Transaction> lines = new ArrayList<>();
    for (int i = 0; i < 50 + 10 * month; i++) {
      boolean fresh = i >= 40 + 10 * month;
      if (fresh || random.nextInt(10) < 6) {
        BigDecimal amount = BigDecimal.valueOf((i % 3 == 0 ? 9000 : 2000) + random.nextInt(999), 2);
        lines.add(line(i, data.month(), amount));
      }
    }
    warehouse.replace(data, Tables.TRANSACTION, lines);
    warehouse.replace(
        data,
        Tables.DATA_MONTH,
        List.of(new DataMonth(data.month().atDay(1), 1, "hash", lines.size(), 0)));
  }

  private static Transaction line(int i, YearMonth month, BigDecimal amount) {
    return new Transaction(
        0,
        i + 2,
        "c%03d".formatted(i),
        "i" + i,
        "cup",
        month.atDay(3).atStartOfDay(),
        i,
        BigDecimal.ONE,
        amount,
        false,
        "UK");
  }
}
