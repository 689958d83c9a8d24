package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten million lines of twelve months, 150,000 customers and 4,000 products through pull, filter and
 * features: {@code mvn verify -Dsoak -Dtest.heap=512m -Dtest=ThroughputTest}; {@code -Dlines=N} for
 * another number. What bounds it is the one PostgreSQL process of the transaction: it writes every
 * line twice, to transaction_raw and to transaction, and reads it about eight times.
 */
@Tag("soak")
@ExtendWith(PostgresExtension.class)
class ThroughputTest {
  private static final long LINES = Long.getLong("lines", 10_000_000);

  @TempDir Path folder;

  @Test
  void ten_million_lines_go_through_in_512_mib(TestDatabase database) throws IOException {
    Path file = folder.resolve("shop.csv");
    write(file);
    IngestFixture shop = IngestFixture.of(database);
    long begin = System.nanoTime();
    shop.pull("2011-12", 1, IngestFixture.csv(file));
    long pulled = System.nanoTime();
    shop.filter("2011-12", 1);
    long filtered = System.nanoTime();
    shop.features("2011-12", 1);
    long end = System.nanoTime();
    double seconds = (end - begin) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%d lines: pull %.1f s, filter %.1f s, features %.1f s; %.0f lines a second%n",
        LINES,
        (pulled - begin) / 1e9,
        (filtered - pulled) / 1e9,
        (end - filtered) / 1e9,
        LINES / seconds);
    long held =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select sum(rows) from clientele.data_quality"
                                + " where outcome in ('kept', 'rejected')")
                        .mapTo(Long.class)
                        .one());
    assertThat(held).isEqualTo(LINES);
  }

  private static void write(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder(1 << 17);
    text.append(
        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 17)) {
      long invoice = 500_000;
      for (long line = 0; line < LINES; ) {
        long day = 336 * line / LINES;
        String when =
            "%d/%d/2011 %d:%02d"
                .formatted(1 + day / 28, 1 + day % 28, 8 + random.nextInt(10), random.nextInt(60));
        boolean nobody = random.nextInt(10) == 0;
        boolean cancelled = random.nextInt(50) == 0;
        String customer = nobody ? "" : "" + (10_000 + random.nextInt(150_000));
        for (int i = 1 + random.nextInt(39); i > 0 && line < LINES; i--, line++) {
          int product = (int) (4000 * Math.pow(random.nextDouble(), 2));
          text.append(cancelled ? "C" : "").append(invoice).append(',').append(20_000 + product);
          text.append(",PRODUCT NUMBER ").append(product).append(" OF THE SHOP,");
          text.append(cancelled ? "-" : "").append(1 + random.nextInt(24)).append(',').append(when);
          text.append(',').append(product % 20).append('.').append(10 + product % 90).append(',');
          text.append(customer).append(",United Kingdom\n");
        }
        invoice++;
        if (text.length() > 100_000) {
          out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
          text.setLength(0);
        }
      }
      out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
