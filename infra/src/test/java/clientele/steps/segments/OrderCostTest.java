package clientele.steps.segments;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.table.Tables;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What orders and product sums cost in a shop of a million lines, 50,000 orders in a year. */
@Tag("soak")
@Timeout(600)
@ExtendWith(PostgresExtension.class)
class OrderCostTest {
  private static final RunId RUN = new RunId(YearMonth.of(2025, 12), 1);

  private static final String LINES =
      """
      insert into clientele.transaction
        (month, revision, file_no, line, ordered_at, fingerprint, is_return, amount, quantity,
         customer_id, invoice, stock_code, country)
      select date_trunc('month', at), 1, 0, i, at, i, i % 50 = 0,
        (case when i % 50 = 0 then -1 else 1 end) * (1 + i % 97) * 0.25, 1 + i % 97,
        'C' || (i / 20) * 7919 % 20000, 'I' || i / 20, 'P' || i * 31 % 3001,
        case when (i / 20) % 10 = 0 then 'France' else 'United Kingdom' end
      from (select i, timestamp '2025-01-01 10:00' + (i / 20) * 365 / 50000 * interval '1 day' as at
            from generate_series(0, 999999) as i) as l
      """;

  @Test
  void they_cost_seconds(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(LINES);
              handle.execute(
                  "insert into clientele.run_input (month, revision, data_month, data_revision,"
                      + " fresh) select distinct date '2025-12-01', 1, month, 1, true"
                      + " from clientele.transaction");
              handle.execute(
                  "insert into clientele.customer_segment (month, revision, customer_id,"
                      + " segment_id, membership) select distinct date '2025-12-01', 1,"
                      + " customer_id, length(customer_id) % 5, 1 from clientele.transaction");
              handle.execute("analyze");
            });
    Map<String, Object> year =
        Map.of("first", LocalDate.of(2025, 1, 1), "last", LocalDate.of(2025, 12, 1));
    long begin = System.nanoTime();
    long orders = database.warehouse().execute(RUN, new SqlScript("ingest/write_orders"), year);
    report("orders", orders, begin);
    begin = System.nanoTime();
    long sums =
        database
            .warehouse()
            .fill(RUN, Tables.SEGMENT_PRODUCT, new SqlScript("segments/product_sums"), Map.of());
    report("product sums", sums, begin);
    assertThat(orders).isEqualTo(50_000);
    assertThat(sums).isPositive().isLessThanOrEqualTo(500);
  }

  private static void report(String what, long rows, long begin) {
    System.out.printf(
        Locale.ROOT, "%s: %d rows in %.1f s%n", what, rows, (System.nanoTime() - begin) / 1e9);
  }
}
