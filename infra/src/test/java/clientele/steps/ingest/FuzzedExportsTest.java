package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.features.OrderFeatures;
import clientele.steps.ingest.FuzzedShop.Sale;
import clientele.steps.port.Identity;
import clientele.steps.port.TransactionSource.FileDigest;
import clientele.steps.settings.FilterSettings;
import clientele.steps.table.line.RawLine;
import clientele.steps.table.line.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random exports of random shops: a month read from one has the features of what was really sold,
 * or ends with one clear error; none is different in silence. Reading, the checks of the pull, the
 * rules and the features are the product's own, in memory.
 */
class FuzzedExportsTest {
  private static final YearMonth MONTH = YearMonth.of(2025, 4);

  @TempDir Path folder;

  /** How a trial ended. */
  private enum End {
    EQUAL,
    ERROR,
    /** Lines that lost characters when they were written are rejected, counted and named. */
    STATED,
    DIFFERENT
  }

  @Test
  @Timeout(240)
  void two_hundred_exports() {
    Map<End, Long> ends = trials(0, 200);
    assertThat(ends.get(End.EQUAL)).as("closed: %s", ends).isGreaterThan(150);
  }

  @Test
  @Tag("soak")
  @Timeout(3600)
  void two_thousand_exports() {
    Map<End, Long> ends = trials(1000, Integer.getInteger("trials", 2000));
    System.out.println("fuzzed exports: " + ends);
    assertThat(ends.get(End.EQUAL)).isGreaterThan(3 * ends.getOrDefault(End.ERROR, 0L));
  }

  private Map<End, Long> trials(int first, int count) {
    Map<End, Long> ends = new TreeMap<>();
    Map<String, Integer> errors = new TreeMap<>();
    List<String> different = new ArrayList<>();
    for (int seed = first; seed < first + count; seed++) {
      ends.merge(trial(seed, errors, different), 1L, Long::sum);
    }
    System.out.println("fuzzed exports, errors: " + errors);
    assertThat(different).as("different in silence: %d of %s", different.size(), ends).isEmpty();
    return ends;
  }

  private End trial(int seed, Map<String, Integer> errors, List<String> different) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sale> sales = FuzzedShop.sales(random.split());
    FuzzedExport export = new FuzzedExport(random.split());
    Path place = folder.resolve("trial" + seed);
    try {
      Files.createDirectory(place);
      export.write(place, sales);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<RawLine> lines;
    try {
      lines = pulled(place);
    } catch (StepException e) {
      assertThat(e.code())
          .as("seed %d: %s", seed, export)
          .isIn(ErrorCode.BAD_INPUT, ErrorCode.QUALITY_GATE);
      assertThat(e.getMessage()).as("seed %d", seed).doesNotContain("\n").contains("[");
      errors.merge(e.getMessage().replaceAll(" ?\\[.*", ""), 1, Integer::sum);
      return End.ERROR;
    }
    return compared("seed " + seed + ": " + export, export, sales, lines, different);
  }

  /** Holds what was read against what was sold. */
  private static End compared(
      String name,
      FuzzedExport export,
      List<Sale> sales,
      List<RawLine> lines,
      List<String> different) {
    List<RawLine> truth = new ArrayList<>();
    for (Sale sale : sales) {
      truth.add(line(truth.size(), export.told(sale)));
    }
    Map<String, List<BigDecimal>> read = features(lines);
    Map<String, List<BigDecimal>> real = features(truth);
    if (read.equals(real)) {
      return End.EQUAL;
    }
    if (export.isDamaged() && lines.stream().anyMatch(l -> "bad_number".equals(l.rule()))) {
      return End.STATED;
    }
    String first =
        real.keySet().stream()
            .filter(customer -> !real.get(customer).equals(read.get(customer)))
            .findFirst()
            .map(customer -> customer + " has " + read.get(customer) + " for " + real.get(customer))
            .orElse("customers that are none");
    different.add(
        "%s%n  %d lines rejected, %d customers for %d: %s"
            .formatted(
                name,
                lines.stream().filter(line -> line.rule() != null).count(),
                read.size(),
                real.size(),
                first));
    return End.DIFFERENT;
  }

  private static List<RawLine> pulled(Path place) {
    CsvTransactionSource source = new CsvTransactionSource(place, CsvFormat.DEFAULT);
    TreeMap<YearMonth, RunId> lacking = new TreeMap<>();
    for (int back = 0; back < 12; back++) {
      lacking.put(MONTH.minusMonths(back), new RunId(MONTH.minusMonths(back), 1));
    }
    Tally tally = new Tally(MONTH, lacking);
    List<RawLine> lines = new ArrayList<>();
    List<FileDigest> files = new ArrayList<>();
    for (String file : source.files(Set.of())) {
      tally.nextFile();
      files.add(source.read(file, line -> tally.sort(line, (key, row) -> lines.add(row))));
    }
    PullChecks.check(tally, files, source.uri(), 0.05);
    return lines;
  }

  private static Map<String, List<BigDecimal>> features(List<RawLine> lines) {
    OrderFeatures window = OrderFeatures.endingOn(MONTH.atEndOfMonth(), 12, BigDecimal.TEN);
    List<Transaction> kept =
        new KeptLines(FilterSettings.DEFAULT)
            .of(lines.stream().filter(line -> line.rule() == null).toList());
    Map<String, List<BigDecimal>> features = new TreeMap<>();
    kept.stream()
        .collect(Collectors.groupingBy(Transaction::customerId))
        .forEach((id, own) -> window.of(own).ifPresent(figures -> features.put(id, figures)));
    return features;
  }

  private static RawLine line(int number, Sale sale) {
    return new RawLine(
        0,
        number,
        Identity.of(sale.invoice()),
        Identity.of(sale.stock()),
        sale.description(),
        BigDecimal.valueOf(sale.quantity()),
        sale.at(),
        sale.price(),
        Identity.of(sale.customer()),
        sale.country(),
        null,
        null,
        null,
        null);
  }
}
