package clientele.scheduler.trigger;

import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** One file with a line in each of some months, and none after them. */
final class EndingSource implements TransactionSource {
  private final Set<YearMonth> months;
  private int reads;

  EndingSource(YearMonth... months) {
    this.months = new TreeSet<>(List.of(months));
  }

  /** The file grows. */
  void add(YearMonth month) {
    months.add(month);
  }

  /** How often it was read. */
  int reads() {
    return reads;
  }

  @Override
  public String uri() {
    return "history.csv";
  }

  @Override
  public List<String> files(Set<YearMonth> wanted) {
    return List.of("history.csv");
  }

  @Override
  public String state(String file) {
    return months.toString();
  }

  @Override
  public FileDigest read(String file, Consumer<SourceLine> lines) {
    reads++;
    for (YearMonth month : months) {
      lines.accept(
          new SourceLine.Parsed(
              1,
              "1",
              "a",
              "",
              BigDecimal.ONE,
              month.atDay(1).atStartOfDay(),
              BigDecimal.ONE,
              "c",
              "",
              Map.of()));
    }
    return new FileDigest(file, "", 0, months.size());
  }
}
