package clientele.infra.db;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.warehouse.CopyText;
import clientele.infra.db.warehouse.RecordColumns;
import clientele.steps.dag.RunId;
import clientele.steps.table.Tables;
import clientele.steps.table.line.RawLine;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How fast lines become COPY text, alone and with the server that takes them. */
@Tag("soak")
@ExtendWith(PostgresExtension.class)
class CopySpeedTest {
  private static final int ROWS = 2_000_000;
  private static final RunId KEY = new RunId(YearMonth.of(2011, 11), 1);

  private static RawLine line(long number) {
    return new RawLine(
        0,
        number,
        "5" + number % 90_000,
        "85123A",
        "WHITE HANGING HEART T-LIGHT HOLDER",
        new BigDecimal(number % 40),
        LocalDateTime.of(2011, 11, 1 + (int) (number % 30), 8, 26),
        BigDecimal.valueOf(number % 1000, 2),
        "1" + number % 9_000,
        "United Kingdom",
        null,
        null,
        null,
        null);
  }

  @Test
  void lines_are_encoded_and_copied_in_bounded_memory(TestDatabase database) {
    CopyText text = new CopyText();
    RecordColumns columns = RecordColumns.of(RawLine.class);
    for (int round = 0; round < 2; round++) {
      long begin = System.nanoTime();
      for (int i = 1; i <= ROWS; i++) {
        RawLine line = line(i);
        for (int c = 0; c < columns.size(); c++) {
          text.field(columns.value(c, line), c == 0);
        }
        text.endRow();
        if (text.size() > 1 << 16) {
          text.clear();
        }
      }
      report("encode", begin);
    }
    long begin = System.nanoTime();
    long rows =
        database.warehouse().stream(
            Set.of(KEY),
            Tables.TRANSACTION_RAW,
            writer -> {
              for (int i = 1; i <= ROWS; i++) {
                writer.write(KEY, line(i));
              }
            });
    report("copy", begin);
    assertThat(rows).isEqualTo(ROWS);
  }

  private static void report(String what, long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(Locale.ROOT, "%s: %,.0f rows/s%n", what, ROWS / seconds);
  }
}
