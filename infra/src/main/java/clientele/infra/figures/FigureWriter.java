package clientele.infra.figures;

import clientele.steps.core.matrix.CustomerMatrix;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes figures as a CSV file that {@link FigureReader} reads back to the last bit (but for the
 * sign of zero): 17 significant digits, written the same way by every Java version, which {@code
 * Double.toString} is not.
 */
public final class FigureWriter {
  private static final MathContext EXACT = new MathContext(17);

  private FigureWriter() {}

  /** Writes a file whole or not at all, a line a customer in the order given. */
  public static void write(Path file, Figures figures) {
    CustomerMatrix customers = figures.customers();
    int columns = customers.columns().size();
    WholeFile.write(
        file,
        bytes -> {
          Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
          CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
          String[] line = new String[columns + 1];
          line[0] = figures.idColumn();
          for (int c = 0; c < columns; c++) {
            line[c + 1] = customers.columns().get(c);
          }
          csv.writeRecord(line);
          for (int i = 0; i < customers.ids().size(); i++) {
            line[0] = customers.ids().get(i);
            for (int c = 0; c < columns; c++) {
              line[c + 1] = text(customers.values().at(i, c));
            }
            csv.writeRecord(line);
          }
          csv.close();
        });
  }

  /** A finite number in plain digits; whole numbers without a point. */
  static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    return new BigDecimal(value).round(EXACT).stripTrailingZeros().toPlainString();
  }
}
