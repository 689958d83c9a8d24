package clientele.infra.db.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterGrade;
import clientele.steps.table.cluster.CustomerEmbedding;
import clientele.steps.table.line.RawLine;
import clientele.steps.table.publish.Publication;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The working set on a real server. */
@ExtendWith(PostgresExtension.class)
class JdbiWarehouseTest {
  private static final RunId RUN = new RunId(YearMonth.of(2011, 11), 1);
  private static final RunId REVISED = new RunId(YearMonth.of(2011, 11), 2);
  private static final SqlScript QUIRKS = new SqlScript("test/quirks");

  /** Times as a script hands them over. */
  public record Times(
      LocalDateTime localTime, LocalDate day, Instant instant, @Nullable Double missing) {}

  /** The same with no place for the null. */
  public record Strict(double missing) {}

  private static RawLine line(long number, @Nullable String text) {
    return new RawLine(
        0,
        number,
        text,
        "85123A",
        text,
        new BigDecimal("-12.500"),
        LocalDateTime.of(2011, 3, 27, 1, 30),
        new BigDecimal("1234567890.1234"),
        "",
        null,
        null,
        null,
        text,
        null);
  }

  @Test
  void a_script_with_odd_comments_fills_a_table_and_filling_twice_changes_nothing(
      TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    Map<String, ?> shift = Map.of("shift", 0.1);
    assertThat(warehouse.fill(REVISED, Tables.CUSTOMER_EMBEDDING, QUIRKS, shift)).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      assertThat(warehouse.fill(RUN, Tables.CUSTOMER_EMBEDDING, QUIRKS, shift)).isEqualTo(2);
      assertThat(warehouse.rows(RUN, Tables.CUSTOMER_EMBEDDING))
          .containsExactly(
              new CustomerEmbedding("a;b -- not a comment :monthx", 2, 0.1),
              new CustomerEmbedding("a;b -- not a comment :monthy", 2, 0.1));
    }
    assertThat(warehouse.rows(REVISED, Tables.CUSTOMER_EMBEDDING))
        .extracting(CustomerEmbedding::x)
        .containsExactly(3.0, 3.0);
  }

  @Test
  void a_statement_changes_rows_and_says_how_many(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    warehouse.fill(RUN, Tables.CUSTOMER_EMBEDDING, QUIRKS, Map.of("shift", 0));
    assertThat(warehouse.execute(RUN, new SqlScript("test/shift"), Map.of())).isEqualTo(2);
    assertThat(warehouse.rows(RUN, Tables.CUSTOMER_EMBEDDING).get(0).x()).isEqualTo(3.0);
    assertThat(warehouse.query(RUN, QUIRKS, Map.of("shift", 7.0), CustomerEmbedding.class))
        .extracting(CustomerEmbedding::y)
        .containsExactly(7.0, 7.0);
  }

  @Test
  void a_script_that_is_absent_double_or_wrong_says_so(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    assertThatThrownBy(() -> warehouse.execute(RUN, new SqlScript("test/absent"), Map.of()))
        .hasMessage("no such script [/clientele/sql/test/absent.sql]");
    assertThatThrownBy(() -> warehouse.execute(RUN, new SqlScript("test/two_statements"), Map.of()))
        .hasMessageContaining("more than one statement");
    assertThatThrownBy(
            () ->
                warehouse.fill(
                    RUN, Tables.CUSTOMER_EMBEDDING, new SqlScript("test/broken"), Map.of()))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE))
        .hasMessageContaining("test/broken")
        .hasMessageContaining("column \"nothing\" does not exist");
    assertThatThrownBy(() -> warehouse.fill(RUN, Tables.CUSTOMER_EMBEDDING, QUIRKS, Map.of()))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("shift");
  }

  @Test
  void local_times_that_this_machines_zone_skips_stay_what_they_are(TestDatabase database) {
    SqlScript script = new SqlScript("test/times");
    assertThat(database.warehouse().query(RUN, script, Map.of(), Times.class))
        .containsExactly(
            new Times(
                LocalDateTime.of(2026, 9, 27, 2, 30),
                LocalDate.of(2026, 9, 27),
                Instant.parse("2026-09-27T02:30:00Z"),
                null));
    assertThatThrownBy(() -> database.warehouse().query(RUN, script, Map.of(), Strict.class))
        .isInstanceOf(StepException.class);
  }

  @Test
  void nasty_text_nulls_and_decimals_survive_copy(TestDatabase database) {
    List<RawLine> lines =
        List.of(
            line(1, "tab\there, newline\nthere, return\r\n and \\backslash\\"),
            line(2, "\\N"),
            line(3, "\\."),
            line(4, null),
            line(5, ""),
            line(6, "\"quoted\", 'single', € ÄÖ 漢字 \uD83D\uDE00"),
            line(7, " \u0001\u007F\u0085\u00A0\u2028 "));
    Warehouse warehouse = database.warehouse();
    assertThat(warehouse.replace(RUN, Tables.TRANSACTION_RAW, lines)).isEqualTo(7);
    assertThat(warehouse.rows(RUN, Tables.TRANSACTION_RAW)).isEqualTo(lines);
  }

  @Test
  void what_postgres_text_cannot_hold_becomes_the_replacement_character(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    warehouse.replace(RUN, Tables.TRANSACTION_RAW, List.of(line(1, "a\u0000b\uD83Dc")));
    assertThat(warehouse.rows(RUN, Tables.TRANSACTION_RAW).get(0).text())
        .isEqualTo("a\uFFFDb\uFFFDc");
  }

  @Test
  void doubles_dates_and_booleans_make_the_round_trip_exactly(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    List<CustomerEmbedding> points =
        List.of(
            new CustomerEmbedding("a", 0.1 + 0.2, Double.MIN_VALUE),
            new CustomerEmbedding("b", -0.0, Math.nextUp(1.0)),
            new CustomerEmbedding("c", Double.MAX_VALUE, -1e-300));
    warehouse.replace(RUN, Tables.CUSTOMER_EMBEDDING, points);
    assertThat(warehouse.rows(RUN, Tables.CUSTOMER_EMBEDDING)).isEqualTo(points);
    List<RunInput> inputs = List.of(new RunInput(LocalDate.of(2011, 2, 1), 3, true));
    warehouse.replace(RUN, Tables.RUN_INPUT, inputs);
    assertThat(warehouse.rows(RUN, Tables.RUN_INPUT)).isEqualTo(inputs);
    List<ClusterGrade> grades =
        List.of(
            new ClusterGrade("dbscan", true, 1, 0, null, null, null, null, null, 0),
            new ClusterGrade("em", false, 2, 0, 0.25, 1.5, 10.0, 0.8, null, 0));
    warehouse.replace(RUN, Tables.CLUSTER_GRADE, grades);
    assertThat(warehouse.rows(RUN, Tables.CLUSTER_GRADE)).isEqualTo(grades);
  }

  @Test
  void rows_come_in_the_order_of_bytes_and_the_matrix_in_that_of_utf16(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    String emoji = "\uD83D\uDE00";
    String wide = "\uFF21";
    List<String> ids = List.of("b", emoji, "Ä", "a", wide, "B", "10", "9");
    warehouse.replace(
        RUN,
        Tables.CUSTOMER_EMBEDDING,
        ids.stream().map(id -> new CustomerEmbedding(id, id.length(), id.charAt(0))).toList());
    assertThat(warehouse.rows(RUN, Tables.CUSTOMER_EMBEDDING))
        .extracting(CustomerEmbedding::customerId)
        .containsExactly("10", "9", "B", "a", "b", "Ä", wide, emoji);
    CustomerMatrix matrix = warehouse.matrix(RUN, Tables.CUSTOMER_EMBEDDING, List.of("y", "x"));
    assertThat(matrix.ids()).containsExactly("10", "9", "B", "a", "b", "Ä", emoji, wide);
    assertThat(matrix.values().row(6)).containsExactly(0xD83D, 2);
    assertThatThrownBy(
            () -> warehouse.matrix(RUN, Tables.CUSTOMER_EMBEDDING, List.of("x; drop table run")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_stream_writes_only_keys_it_named_and_leaves_nothing_when_it_breaks(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    warehouse.replace(RUN, Tables.TRANSACTION_RAW, List.of(line(1, "old")));
    assertThat(
            warehouse.stream(
                Set.of(REVISED),
                Tables.TRANSACTION_RAW,
                writer -> {
                  for (int i = 1; i <= 20_000; i++) {
                    writer.write(REVISED, line(i, "new"));
                  }
                }))
        .isEqualTo(20_000);
    assertThatThrownBy(
            () ->
                warehouse.stream(
                    Set.of(REVISED),
                    Tables.TRANSACTION_RAW,
                    writer -> writer.write(RUN, line(2, "stray"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                warehouse.replace(
                    RUN,
                    Tables.CUSTOMER_EMBEDDING,
                    List.of(new CustomerEmbedding("a", 1, 1), new CustomerEmbedding("a", 1, 1))))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("customer_embedding");
    assertThat(warehouse.rows(RUN, Tables.TRANSACTION_RAW)).hasSize(1);
    assertThat(warehouse.rows(REVISED, Tables.TRANSACTION_RAW)).hasSize(20_000);
    assertThat(warehouse.rows(RUN, Tables.CUSTOMER_EMBEDDING)).isEmpty();
  }

  @Test
  void the_newest_published_run_before_a_month_is_found(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    assertThat(warehouse.publishedBefore(RUN.month())).isEmpty();
    List<Publication> one = List.of(new Publication(1, 1, BigDecimal.ONE));
    RunId before = new RunId(YearMonth.of(2011, 8), 2);
    warehouse.replace(new RunId(YearMonth.of(2011, 8), 1), Tables.PUBLICATION, one);
    warehouse.replace(before, Tables.PUBLICATION, one);
    warehouse.replace(RUN, Tables.PUBLICATION, one);
    assertThat(warehouse.publishedBefore(RUN.month())).contains(before);
  }
}
