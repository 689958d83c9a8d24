package clientele.steps.ingest;

import clientele.infra.config.source.SourceConfig;
import clientele.infra.db.TestDatabase;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.steps.settings.PipelineSettings;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;

/** The small shop that odd exports are made of, and how one is closed. */
public abstract class OddShop {
  static final String MONTH = "2025-04";
  static final String ALL = "1916 771 150 241566.41";

  @TempDir Path folder;

  /** Lines kept, orders, customers and revenue of the window. */
  static String closed(TestDatabase database, Path source) {
    return closed(database, source, SourceConfig.DEFAULT);
  }

  static String closed(TestDatabase database, Path source, SourceConfig config) {
    IngestFixture shop = new IngestFixture(database, PipelineSettings.DEFAULT, "odd");
    int revision =
        Integer.parseInt(shop.rows("select coalesce(max(revision), 0) + 1 from data_month").get(0));
    if (revision > 1) {
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "truncate transaction_raw, transaction, transaction_rejected, data_quality,"
                          + " customer_order,"
                          + " data_month, run_input, source_file, source_note, window_quality,"
                          + " customer_feature"));
    }
    shop.pull(MONTH, 1, new CsvTransactionSource(source, CsvFormat.of(config)));
    shop.filter(MONTH, 1);
    shop.features(MONTH, 1);
    return shop.rows(
            "select (select count(*) from transaction) || ' ' || sum(frequency) || ' ' || count(*)"
                + " || ' ' || round(sum(monetary), 2) from customer_feature")
        .get(0);
  }

  static String quality(TestDatabase database, String rule) {
    List<String> found =
        rows(
            database,
            "select sum(rows), sum(revenue) from data_quality where rule = '" + rule + "'");
    String[] parts = found.get(0).split(" ");
    return parts[0] + " " + new BigDecimal(parts[1]).stripTrailingZeros().toPlainString();
  }

  static List<String> rows(TestDatabase database, String sql) {
    return IngestFixture.of(database).rows(sql);
  }

  Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  static int day(String text) {
    return Integer.parseInt(text);
  }

  static String turned(String line) {
    String[] f = line.split(",");
    return String.join(",", f[7], f[6], f[5], f[4], f[3], f[2], f[1], f[0]);
  }

  static List<String> month(List<String> lines, int... months) {
    List<String> found = new ArrayList<>(lines.subList(0, 1));
    for (String line : lines.subList(1, lines.size())) {
      int month = Integer.parseInt(line.split(",")[4].split("/")[0]);
      for (int wanted : months) {
        if (month == wanted) {
          found.add(line);
        }
      }
    }
    return found;
  }

  public static List<String> shop() throws IOException {
    try (InputStream packed =
        Objects.requireNonNull(OddShop.class.getResourceAsStream("/clientele/shop.csv.gz"))) {
      String text = new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8);
      return new ArrayList<>(text.lines().toList());
    }
  }
}
