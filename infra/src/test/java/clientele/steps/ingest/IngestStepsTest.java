package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.port.TransactionSource;
import clientele.steps.settings.FilterSettings;
import clientele.steps.settings.PipelineSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pull and filter on a real database. */
@ExtendWith(PostgresExtension.class)
class IngestStepsTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
  private static final String QUALITY =
      "select rule, outcome, rows, revenue from data_quality where rows > 0 order by month, rule";

  @TempDir Path folder;

  @Test
  void each_rule_rejects_its_line_and_the_first_that_applies_is_named(TestDatabase database)
      throws IOException {
    IngestFixture shop = shop(database, FilterSettings.DEFAULT, 0.5);
    TransactionSource source =
        csv(
            "1,A,LAMP,2,1/3/2011 9:00,2.50,K1,France",
            "1,A,LAMP,2,1/3/2011 9:00,2.50,K1,France",
            "C2,A,LAMP,-1,1/4/2011 9:00,2.50,K1,France",
            "3,A,LAMP,1,1/5/2011 9:00,2.50,,France",
            "3,POST,CARRIAGE,1,1/5/2011 9:00,18,K1,France",
            "3,bank charges,,1,1/5/2011 9:00,5,,France",
            "3,B2,LAMP,1,1/5/2011 9:00,0,K1,France",
            "A4,B2,Adjust bad debt,1,1/5/2011 9:00,-11062.06,K1,France",
            "5,B,LAMP,1,1/5/2011 9:00,x,K1,France",
            "5,B,LAMP,1,1/5/2011,2,K1,France",
            "5,B,LAMP");
    assertThat(shop.pull("2011-01", 1, source).metrics()).containsEntry("unparseable", 3.0);
    assertThat(shop.filter("2011-01", 1).rowsWritten()).isEqualTo(11);
    SameRules.ofLines(database, FilterSettings.DEFAULT, new RunId(YearMonth.of(2011, 1), 1));
    assertThat(shop.rows(QUALITY))
        .containsExactly(
            "bad_date rejected 1 2.0000000",
            "bad_number rejected 1 0.0000000",
            "cancelled counted 2 -11064.5600000",
            "column_count rejected 1 0.0000000",
            "exact_duplicate counted 1 5.0000000",
            "kept kept 4 -11054.5600000",
            "missing_customer rejected 2 7.5000000",
            "no_product rejected 1 18.0000000",
            "price_floor rejected 1 0.0000000");
    assertThat(shop.rows("select count(*) from data_quality")).containsExactly("13");
    assertThat(
            shop.rows(
                "select line, rule, column_name, text from transaction_rejected"
                    + " where text <> '' order by line"))
        .containsExactly(
            "10 bad_number UnitPrice 5,B,LAMP,1,1/5/2011 9:00,x,K1,France",
            "11 bad_date InvoiceDate 5,B,LAMP,1,1/5/2011,2,K1,France",
            "12 column_count  5,B,LAMP");
  }

  @Test
  void an_order_and_its_cancellation_are_matched_like_brackets(TestDatabase database)
      throws IOException {
    IngestFixture shop = shop(database, FilterSettings.DEFAULT, 0);
    TransactionSource source =
        csv(
            "C0,A,LAMP,-5000,1/3/2011 8:00,1,K1,France", // of an order before
            "1,A,LAMP,5000,1/3/2011 9:00,1,K1,France", // pairs with C3
            "2,A,LAMP,5000,1/3/2011 10:00,1,K1,France", // pairs with C2
            "C2,A,LAMP,-5000,1/3/2011 10:30,1,K1,France",
            "C3,A,LAMP,-5000,1/4/2011 9:00,1,K1,France",
            "4,A,LAMP,5000,1/5/2011 9:00,1,K1,France", // cancelled too late
            "C4,A,LAMP,-5000,1/6/2011 9:01,1,K1,France",
            "5,A,LAMP,999,1/7/2011 9:00,1,K1,France", // too small
            "C5,A,LAMP,-999,1/7/2011 9:01,1,K1,France",
            "6,A,LAMP,5000,1/8/2011 9:00,1,K2,France", // another customer
            "C6,A,LAMP,-5000,1/8/2011 9:01,1,K3,France");
    shop.pull("2011-01", 1, source);
    shop.filter("2011-01", 1);
    assertThat(shop.rows("select line, rule from transaction_rejected order by line"))
        .containsExactly(
            "3 quantity_pair", "4 quantity_pair", "5 quantity_pair", "6 quantity_pair");
    SameRules.ofLines(database, FilterSettings.DEFAULT, new RunId(YearMonth.of(2011, 1), 1));
  }

  @Test
  void duplicates_can_be_dropped_and_shuffled_lines_count_the_same(TestDatabase database)
      throws IOException {
    FilterSettings drop = new FilterSettings("POST", BigDecimal.ZERO, true, 1000, 24);
    IngestFixture shop = shop(database, drop, 0);
    List<String> lines = new ArrayList<>();
    for (int line = 0; line < 300; line++) {
      int i = line % 100;
      lines.add(
          "%d,A%d,LAMP,%d,1/%d/2011 9:00,2.50,K%d,France"
              .formatted(i % 7, i % 5, i % 3 + 1, i % 9 + 1, i % 4));
      lines.add(
          "%d,A,LAMP,%d,1/%d/2011 9:0%d,2.50,K,France"
              .formatted(i % 3, i % 2 * 4000 - 2000, i % 9 + 1, i % 3));
    }
    shop.pull("2011-01", 1, csv(lines.toArray(String[]::new)));
    shop.filter("2011-01", 1);
    List<String> before = shop.rows(QUALITY);
    Collections.shuffle(lines, new Random(3));
    shop.pull("2011-01", 2, csv(lines.toArray(String[]::new)));
    shop.filter("2011-01", 2);
    List<String> both = shop.rows(QUALITY.replace("month,", "revision,"));
    assertThat(both).hasSize(2 * before.size());
    assertThat(both.subList(0, before.size())).isEqualTo(before);
    assertThat(both.subList(before.size(), both.size())).isEqualTo(before);
    assertThat(String.join("\n", before))
        .contains("exact_duplicate rejected")
        .contains("quantity_pair rejected");
    SameRules.ofLines(database, drop, new RunId(YearMonth.of(2011, 1), 1));
    SameRules.ofLines(database, drop, new RunId(YearMonth.of(2011, 1), 2));
  }

  @Test
  void a_month_is_read_once_and_an_undated_line_stands_under_one_month(TestDatabase database)
      throws IOException {
    IngestFixture shop = shop(database, FilterSettings.DEFAULT, 0.5);
    TransactionSource source =
        csv(
            "1,A,LAMP,1,12/3/2010 9:00,1,K1,France",
            "2,A,LAMP,1,1/3/2011 9:00,1,K1,France",
            "3,A,LAMP,1,sometime,1,K1,France",
            "4,A,LAMP,1,2/3/2011 9:00,1,K1,France",
            "5,A,LAMP,1,3/3/2011 9:00,1,K1,France");
    shop.pull("2011-01", 1, source);
    assertThat(shop.pull("2011-02", 1, source).metrics())
        .containsEntry("lines_taken", 1.0)
        .containsEntry("lines_elsewhere", 4.0)
        .containsEntry("unparseable", 0.0)
        .containsEntry("months_pulled", 1.0);
    assertThat(shop.rows("select month, revision, lines, unparseable from data_month order by 1"))
        .containsExactly("2010-12-01 1 1 0", "2011-01-01 1 2 1", "2011-02-01 1 1 0");
    assertThat(shop.rows("select month, lines, taken, elsewhere from source_file order by 1"))
        .containsExactly("2011-01-01 5 3 2", "2011-02-01 5 1 4");

    shop.pull("2011-01", 2, source);
    assertThat(
            shop.rows(
                "select data_month, data_revision, fresh from run_input where revision = 2"
                    + " order by 1"))
        .containsExactly("2010-12-01 1 f", "2011-01-01 2 t");
  }

  @Test
  void a_run_filters_what_an_earlier_one_read_and_never_filtered(TestDatabase database)
      throws IOException {
    IngestFixture shop = shop(database, FilterSettings.DEFAULT, 0);
    TransactionSource source =
        csv("2,A,LAMP,1,1/3/2011 9:00,1,K1,France", "4,A,LAMP,1,2/3/2011 9:00,1,K1,France");
    shop.pull("2011-01", 1, source);
    shop.pull("2011-02", 1, source);
    assertThat(shop.filter("2011-02", 1).rowsWritten()).isEqualTo(2);
    assertThat(shop.filter("2011-02", 1).rowsWritten()).isEqualTo(1); // its own month, anew
    assertThat(shop.rows("select month, count(*) from transaction group by month order by 1"))
        .containsExactly("2011-01-01 1", "2011-02-01 1");
  }

  @Test
  void too_many_unparseable_lines_stop_the_run_and_keep_nothing(TestDatabase database)
      throws IOException {
    IngestFixture shop = shop(database, FilterSettings.DEFAULT, 0.05);
    String[] lines = new String[40];
    Arrays.fill(lines, "2,A,LAMP,1,1/3/2011 9:00,1,K1,France");
    lines[5] = lines[7] = lines[8] = "2,A,LAMP,1,3-Jan-2011,1,K1,France";
    assertThatThrownBy(() -> shop.pull("2011-01", 1, csv(lines)))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.QUALITY_GATE))
        .hasMessageMatching(
            "too many lines cannot be parsed \\[.*: 3 of 40 lines, 7\\.50 %, at most 5\\.00 %\\];"
                + " the first is lines.csv line 7, bad_date in column InvoiceDate\\. Maybe .*");
    assertThat(shop.rows("select * from transaction_raw")).isEmpty();
  }

  @Test
  void a_file_without_a_line_of_the_month_is_bad_input(TestDatabase database) throws IOException {
    IngestFixture shop = shop(database, FilterSettings.DEFAULT, 0);
    TransactionSource source =
        csv("2,A,LAMP,1,1/3/2011 9:00,1,K1,France", "2,A,LAMP,1,3/3/2011 9:00,1,K1,France");
    assertThatThrownBy(() -> shop.pull("2011-05", 1, source))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
        .hasMessageStartingWith("no line of the month [2011-05 in ")
        .hasMessageEndingWith(
            "The source holds 2011-01 to 2011-03. Maybe the month is mistyped or its file is"
                + " missing.");
  }

  @Test
  void a_folder_is_read_file_by_file_and_an_empty_or_absent_one_is_named() throws IOException {
    assertThatThrownBy(() -> source(folder).files(Set.of()))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT));
    assertThatThrownBy(() -> source(folder.resolve("gone")).files(Set.of()))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE));
    Files.writeString(folder.resolve("b.csv"), HEADER);
    Files.writeString(folder.resolve("a.CSV.GZ"), HEADER);
    Files.writeString(folder.resolve("readme.txt"), HEADER);
    assertThat(source(folder).files(Set.of())).containsExactly("a.CSV.GZ", "b.csv");
  }

  private TransactionSource csv(String... lines) throws IOException {
    Path file = folder.resolve("lines.csv");
    Files.writeString(file, HEADER + "\n" + String.join("\n", lines) + "\n");
    return source(file);
  }

  private static TransactionSource source(Path place) {
    return new CsvTransactionSource(place, CsvFormat.DEFAULT);
  }

  private static IngestFixture shop(
      TestDatabase database, FilterSettings filter, double maxRejectedShare) {
    PipelineSettings base = PipelineSettings.DEFAULT;
    return new IngestFixture(
        database,
        new PipelineSettings(
            12,
            42,
            "GBP",
            maxRejectedShare,
            filter,
            base.embed(),
            base.cluster(),
            base.match(),
            base.segments()),
        "default");
  }
}
