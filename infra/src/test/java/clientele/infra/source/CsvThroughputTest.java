package clientele.infra.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How fast one thread turns bytes into lines: {@code mvn verify -Dsoak -Dtest=CsvThroughputTest}.
 */
@Tag("soak")
class CsvThroughputTest {

  @Test
  void half_a_million_lines_a_second() {
    StringBuilder text =
        new StringBuilder(
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
    int lines = 1_000_000;
    for (int i = 0; i < lines; i++) {
      text.append(536_365 + i / 20).append(",85123A,\"WHITE HANGING HEART, T-LIGHT HOLDER\",");
      text.append(i % 24).append(",12/").append(1 + i / 20 % 28).append("/2010 8:26,2.55,");
      text.append(17_850 + i / 20 % 4000).append(",United Kingdom\r\n");
    }
    byte[] file = text.toString().getBytes(StandardCharsets.US_ASCII);
    double best = 0;
    for (int round = 0; round < 4; round++) {
      long begin = System.nanoTime();
      new CsvReader(CsvFormat.DEFAULT).read("f", new ByteArrayInputStream(file), line -> {});
      best = Math.max(best, lines / ((System.nanoTime() - begin) / 1e9));
    }
    System.out.printf(Locale.ROOT, "%.0f lines a second%n", best);
    assertThat(best).isGreaterThan(500_000);
  }
}
