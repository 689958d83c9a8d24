package clientele.steps.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.charts.BarCharts;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.mail.FolderMailer;
import clientele.infra.mail.MailRules;
import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.publish.mail.MailSummary;
import clientele.steps.publish.mail.MonthSummary;
import clientele.steps.publish.mail.Post;
import clientele.steps.publish.mail.SummaryReader;
import clientele.steps.segments.SegmentMonth;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.line.DataMonth;
import clientele.steps.table.line.QualityCount;
import clientele.steps.table.publish.MailDelivery;
import clientele.steps.table.publish.Publication;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Publishing and mailing on a real server. */
@ExtendWith(PostgresExtension.class)
public class PublishStepsTest {
  private static final RunId OCTOBER = new RunId(YearMonth.of(2011, 10), 1);
  private static final RunId NOVEMBER = new RunId(YearMonth.of(2011, 11), 1);
  private static final RunId NOVEMBER_2 = new RunId(YearMonth.of(2011, 11), 2);

  @TempDir private Path folder;

  @Test
  void the_views_flip_with_the_row_of_the_publication(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, NOVEMBER, customers(130));
    assertThat(views(database)).containsOnly(Map.entry("rows", "0 0 0 0 0"));
    publish(warehouse, NOVEMBER);
    assertThat(warehouse.rows(NOVEMBER, Tables.PUBLICATION).get(0))
        .extracting(Publication::customers, Publication::segments)
        .containsExactly(130L, 3);
    String first = views(database).get("rows");
    assertThat(first).startsWith("130 4 ").endsWith(" 2 130");
    close(warehouse, NOVEMBER_2, customers(120));
    assertThat(views(database)).containsEntry("rows", first);
    publish(warehouse, NOVEMBER_2);
    assertThat(views(database).get("rows")).startsWith("120 3 ").endsWith(" 2 120");
    assertThat(warehouse.rows(NOVEMBER, Tables.CUSTOMER_SEGMENT)).hasSize(130);
  }

  @Test
  void the_planner_knows_the_month_before_a_dashboard_asks_for_it(TestDatabase database) {
    close(database.warehouse(), NOVEMBER, customers(130));
    publish(database.warehouse(), NOVEMBER);
    List<String> known =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select relname || ' ' || reltuples from pg_class where relkind = 'r'"
                                + " and relname in ('customer_feature', 'customer_segment')")
                        .mapTo(String.class)
                        .list());
    assertThat(known).containsExactlyInAnyOrder("customer_feature 130", "customer_segment 130");
  }

  @Test
  void the_mail_compares_with_the_latest_published_month_and_keeps_every_rule(TestDatabase database)
      throws IOException {
    Warehouse warehouse = database.warehouse();
    close(warehouse, OCTOBER, customers(110));
    publish(warehouse, OCTOBER);
    close(warehouse, NOVEMBER, customers(130));
    publish(warehouse, NOVEMBER);
    List<String> recipients =
        List.of("owner@shop.example", "it@shop.example", "owner@shop.example");
    mail(database, recipients).run(SegmentMonth.context(NOVEMBER));
    mail(database, recipients).run(SegmentMonth.context(NOVEMBER));
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted)
          .extracting(file -> file.getFileName().toString())
          .containsExactly(
              "2011-11-r1-summary-it@shop.example.eml",
              "2011-11-r1-summary-owner@shop.example.eml");
      assertThat(MailRules.broken(Files.readAllBytes(sorted.get(0)))).isEmpty();
    }
    assertThat(warehouse.rows(NOVEMBER, Tables.MAIL_DELIVERY))
        .hasSize(2)
        .allMatch(
            d ->
                d.subject()
                    .equals(
                        "November 2011: revenue £10, as much as in October 2011, 130 customers"))
        .extracting(MailDelivery::recipient)
        .containsExactly("it@shop.example", "owner@shop.example");
  }

  @Test
  void the_summary_tells_the_lines_of_its_own_month_only(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, OCTOBER, customers(110));
    publish(warehouse, OCTOBER);
    close(warehouse, NOVEMBER, customers(130));
    publish(warehouse, NOVEMBER);
    MonthSummary summary = new SummaryReader(warehouse, 12, new FigureFormat("GBP")).read(NOVEMBER);
    assertThat(summary.quality().lines()).isEqualTo(1100);
    assertThat(summary.quality().kept()).isEqualTo(1000);
    assertThat(summary.quality().leftOut()).hasSize(1);
    assertThat(summary.money().windowMonths()).isEqualTo(2);
    assertThat(summary.money().windowMonthsBefore()).isEqualTo(1);
    assertThat(summary.money().isComparable()).isFalse();
    assertThat(summary.money().revenue()).isEqualByComparingTo("10");
    assertThat(summary.segments().get(3).noise()).isTrue();
    assertThat(summary.before().orElseThrow().totals().customers()).isEqualTo(110);
    assertThat(new SummaryReader(warehouse, 12, new FigureFormat("GBP")).read(OCTOBER).before())
        .isEmpty();
  }

  @Test
  void a_run_that_is_not_published_is_not_mailed(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, NOVEMBER, customers(130));
    MailSummary mail = mail(database, List.of("owner@shop.example"));
    assertThatThrownBy(() -> mail.run(SegmentMonth.context(NOVEMBER)))
        .hasMessageContaining("not published");
    assertThat(folder).isEmptyDirectory();
  }

  private MailSummary mail(TestDatabase database, List<String> recipients) {
    return new MailSummary(
        database.warehouse(),
        new BarCharts(),
        new Post(
            new FolderMailer(folder, "segments@shop.example"), database.database().mailLedger()),
        recipients,
        Optional.empty(),
        PipelineSettings.DEFAULT);
  }

  /** Everything before publishing. */
  public static void close(Warehouse warehouse, RunId id, Map<String, Integer> customers) {
    SegmentMonth.write(warehouse, id, customers);
    SegmentMonth.segment(warehouse, id);
    YearMonth month = id.month();
    warehouse.replace(
        id,
        Tables.RUN_INPUT,
        List.of(
            new RunInput(month.minusMonths(1).atDay(1), 1, false),
            new RunInput(month.atDay(1), id.revision(), true)));
    warehouse.replace(
        new RunId(month, id.revision()),
        Tables.DATA_MONTH,
        List.of(new DataMonth(month.atDay(1), id.revision(), "", 1100, 0)));
    warehouse.replace(
        new RunId(month, id.revision()),
        Tables.DATA_QUALITY,
        List.of(
            new QualityCount("exact_duplicate", "counted", 7, BigDecimal.ONE),
            new QualityCount("kept", "kept", 1000, BigDecimal.TEN),
            new QualityCount("missing_customer", "rejected", 100, new BigDecimal("-1.005"))));
  }

  public static void publish(Warehouse warehouse, RunId id) {
    new PublishTables(warehouse).run(SegmentMonth.context(id));
  }

  /** 40 customers in each of three clusters, the others in none. */
  public static Map<String, Integer> customers(int n) {
    Map<String, Integer> customers = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      customers.put("c%03d".formatted(i), i < 120 ? i / 40 : -1);
    }
    return customers;
  }

  private static Map<String, String> views(TestDatabase database) {
    Jdbi jdbi = database.jdbi();
    String counts =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select concat_ws(' ',
                          (select count(*) from bi.customer_segment),
                          (select count(*) from bi.segment_month),
                          (select count(*) from bi.segment_lever),
                          (select count(*) from bi.data_quality where outcome <> 'counted'),
                          (select count(*) from bi.customer_feature))
                        """)
                    .mapTo(String.class)
                    .one());
    return Map.of("rows", counts);
  }
}
