package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exports that lie beside the repository end as their README says, if they are there. */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class SharedCasesTest {
  private static final String MONTH = "2025-04";
  private static final String FIGURES =
      "select (select count(*) from transaction) || ' ' || sum(frequency) || ' ' || count(*)"
          + " || ' ' || round(sum(monetary), 2) from customer_feature";

  @ParameterizedTest
  @CsvSource({
    "barcode-in-quantity, orders.csv, 1916 771 150 241566.41",
    "comma-only-rows, orders.csv, 1916 771 150 241566.41",
    "full-and-month-file, in, 1916 771 150 241566.41",
    "german-semicolon, orders.csv, 1916 771 150 241566.41",
    "hole-month, in, 1417 ",
    "long-customer-id, orders.csv, 1916 771 150 241566.41",
    "many-decimals, orders.csv, 1916 771 150 ",
    "null-words-guests, orders.csv, ''",
    "prestashop-refs, orders.csv, 1918 773 151 ",
    "receipt-number-restarts, orders.csv, 1920 775 151 ",
    "rolling-exports, in, 1916 771 150 241566.41",
    "sep-line, orders.csv, 1916 771 150 241566.41",
    "sep-line, title.csv, 1916 771 150 241566.41",
    "sep-line, utf16le-nobom.csv, 1916 771 150 241566.41",
    "thousands-comma, orders.csv, 1916 771 150 407608.71",
  })
  void is_read_as_meant(String name, String source, String figures, TestDatabase database) {
    IngestFixture shop = closed(database, name, source);
    assertThat(shop.rows(FIGURES).get(0)).startsWith(figures);
    assertThat(
            shop.rows(
                "select count(*) from customer_feature where lower(customer_id) in ('null', '\\n',"
                    + " 'nan', 'none', '0', 'n/a', 'guest')"))
        .containsExactly("0");
  }

  @ParameterizedTest
  @CsvSource({
    "receipt-number-restarts, 29999, 4 10 25",
  })
  void a_customer_s_figures(String name, String customer, String figures, TestDatabase database) {
    IngestFixture shop = closed(database, name, "orders.csv");
    assertThat(
            shop.rows(
                "select frequency, recency_days, average_order_value::float from customer_feature"
                    + " where customer_id = '"
                    + customer
                    + "'"))
        .containsExactly(figures);
  }

  @Test
  void money_back_as_negative_prices(TestDatabase database) {
    IngestFixture shop = closed(database, "negative-price-lines", "orders.csv");
    assertThat(
            shop.rows(
                "select customer_id, monetary::float from customer_feature where customer_id in"
                    + " ('29996', '29997') order by 1"))
        .containsExactly("29996 120", "29997 120");
  }

  @Test
  void money_back_of_older_orders(TestDatabase database) {
    IngestFixture shop = closed(database, "refund-older-than-window", "orders.csv");
    assertThat(shop.rows("select rule, revenue::float from window_quality"))
        .containsExactly("refund_only -1000");
  }

  @Test
  void shopify(TestDatabase database) {
    IngestFixture shop = closed(database, "shopify-export", "orders_export.csv");
    assertThat(
            shop.rows(
                "select customer_id, monetary::float from customer_feature where customer_id !~"
                    + " '^[0-9]' order by 1"))
        .containsExactly("coupon@s.example 250", "partial@s.example 200");
    assertThat(shop.rows("select sum(monetary) from customer_feature where customer_id ~ '^[0-9]'"))
        .containsExactly("241566.4100000");
    assertThat(shop.rows("select distinct country from transaction")).containsExactly("GB");
  }

  @Test
  void ids_without_their_digits(TestDatabase database) {
    cases();
    assertThatThrownBy(() -> closed(database, "scientific-ids", "orders.csv"))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT))
        .hasMessageContaining("lost their digits");
  }

  @Test
  void a_trigger_that_never_fires() {
    Path file = cases().resolve("cron-odd/clientele.yaml");
    assertThatThrownBy(() -> ConfigLoader.load(Optional.of(file), Map.of()))
        .hasMessageContaining("February has no day 31");
  }

  private static IngestFixture closed(TestDatabase database, String name, String source) {
    Path folder = cases().resolve(name);
    Config config = ConfigLoader.load(Optional.of(folder.resolve("clientele.yaml")), Map.of());
    IngestFixture shop = new IngestFixture(database, config.pipeline(), config.ingestSha256());
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "truncate transaction_raw, transaction, transaction_rejected, data_quality,"
                        + " customer_order,"
                        + " data_month, run_input, source_file, source_note, window_quality,"
                        + " customer_feature"));
    shop.pull(
        MONTH, 1, new CsvTransactionSource(folder.resolve(source), CsvFormat.of(config.source())));
    shop.filter(MONTH, 1);
    shop.features(MONTH, 1);
    return shop;
  }

  private static Path cases() {
    String stated = System.getProperty("clientele.shared", "");
    Path found =
        stated.isEmpty()
            ? Path.of("").toAbsolutePath().getParent().resolveSibling("shared/cases")
            : Path.of(stated, "cases");
    assumeTrue(Files.isDirectory(found), "no exports lie beside the repository");
    return found;
  }
}
