package clientele.steps.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.ingest.IngestFixture;
import clientele.steps.ingest.SameRules;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.line.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The features of random little shops against {@link ExpectedFeatures}, which shares no SQL. */
@ExtendWith(PostgresExtension.class)
class BuildFeaturesTest {
  private static final YearMonth MONTH = YearMonth.of(2011, 11);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void they_agree_with_an_independent_reckoning(long seed, TestDatabase database) {
    List<Transaction> lines = lines(new SplittableRandom(seed));
    Map<String, CustomerFeature> expected = ExpectedFeatures.of(MONTH, lines);
    store(database, lines);
    assertThat(IngestFixture.of(database).features("2011-11", 1).rowsWritten())
        .isEqualTo(expected.size());
    assertThat(database.warehouse().rows(new RunId(MONTH, 1), Tables.CUSTOMER_FEATURE))
        .containsExactlyElementsOf(expected.values());
    assertThat(SameRules.ofCustomers(database, PipelineSettings.DEFAULT, new RunId(MONTH, 1)))
        .isEqualTo(expected.size());
  }

  @Test
  void equal_customers_all_score_three(TestDatabase database) {
    List<Transaction> lines = new ArrayList<>();
    for (int customer = 0; customer < 7; customer++) {
      lines.add(line(customer, "K" + customer, "1", LocalDateTime.of(2011, 11, 30, 23, 59), "2"));
    }
    store(database, lines);
    IngestFixture.of(database).features("2011-11", 1);
    assertThat(database.warehouse().rows(new RunId(MONTH, 1), Tables.CUSTOMER_FEATURE))
        .hasSize(7)
        .allSatisfy(
            customer -> {
              assertThat(customer.whole("recency_days")).isZero();
              assertThat(customer.whole("recency_score")).isEqualTo(3);
              assertThat(customer.whole("frequency_score")).isEqualTo(3);
              assertThat(customer.whole("monetary_score")).isEqualTo(3);
            });
  }

  @Test
  void customers_of_runs_before_there_were_recent_figures_get_them_from_their_lines(
      TestDatabase database) throws IOException {
    store(database, lines(new SplittableRandom(6)));
    IngestFixture shop = IngestFixture.of(database);
    shop.features("2011-11", 1);
    String figures =
        "select customer_id, purchase_days, recent_orders, recent_revenue, lateness"
            + " from customer_feature order by 1";
    List<String> built = shop.rows(figures);
    try (InputStream file =
        BuildFeaturesTest.class.getResourceAsStream(
            "/clientele/sql/migrations/V075__recent_orders.sql")) {
      String migration = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      database
          .jdbi()
          .useHandle(
              handle -> {
                for (String column :
                    List.of("purchase_days", "recent_orders", "recent_revenue", "lateness")) {
                  handle.execute(
                      "alter table clientele.customer_feature drop column " + column + " cascade");
                }
                handle.createScript(migration).execute();
              });
    }
    assertThat(built).isNotEmpty();
    assertThat(shop.rows(figures)).isEqualTo(built);
  }

  @Test
  void a_window_without_an_order_is_too_little_data(TestDatabase database) {
    assertThatThrownBy(() -> IngestFixture.of(database).features("2011-11", 1))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_LITTLE_DATA))
        .hasMessageStartingWith(
            "no customer has an order in the window [2010-12-01 to 2011-11-30]. Maybe ");
  }

  private static List<Transaction> lines(SplittableRandom random) {
    List<Transaction> lines = new ArrayList<>();
    LocalDate first = LocalDate.of(2010, 12, 1);
    for (int i = 0; i < 400; i++) {
      String customer = "K" + (int) Math.pow(random.nextInt(1, 7), 2);
      LocalDateTime at =
          first.plusDays(random.nextInt(365)).atTime(random.nextInt(24), random.nextInt(60));
      String invoice = (random.nextInt(6) == 0 ? "C" : "") + random.nextInt(60);
      String quantity = (invoice.startsWith("C") ? "-" : "") + random.nextInt(1, 9);
      lines.add(line(i, customer, invoice, at, quantity));
    }
    return lines;
  }

  private static Transaction line(
      int line, String customer, String invoice, LocalDateTime at, String quantity) {
    BigDecimal units = new BigDecimal(quantity);
    return new Transaction(
        0,
        line,
        customer,
        invoice,
        "A" + line % 13,
        at,
        line,
        units,
        units.multiply(new BigDecimal("3.33")),
        units.signum() < 0,
        "France");
  }

  private static void store(TestDatabase database, List<Transaction> lines) {
    Map<YearMonth, List<Transaction>> months = new TreeMap<>();
    for (Transaction line : lines) {
      months
          .computeIfAbsent(YearMonth.from(line.orderedAt()), month -> new ArrayList<>())
          .add(line);
    }
    Map<YearMonth, RunInput> inputs = new LinkedHashMap<>();
    months.forEach(
        (month, own) -> {
          database.warehouse().replace(new RunId(month, 2), Tables.TRANSACTION, own);
          // an older reading that must not be seen
          database.warehouse().replace(new RunId(month, 1), Tables.TRANSACTION, own);
          inputs.put(month, new RunInput(month.atDay(1), 2, true));
        });
    database.warehouse().replace(new RunId(MONTH, 1), Tables.RUN_INPUT, inputs.values());
  }
}
