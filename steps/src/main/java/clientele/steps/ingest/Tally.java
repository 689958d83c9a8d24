package clientele.steps.ingest;

import clientele.steps.dag.RunId;
import clientele.steps.port.BulkWriter;
import clientele.steps.port.SourceLine;
import clientele.steps.table.RawLine;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sends each line to its month's rows or leaves it alone, and counts both. */
final class Tally {
  private final YearMonth own;
  private final Map<YearMonth, RunId> lacking;
  private final SortedMap<YearMonth, Count> months = new TreeMap<>();
  private final Count undated = new Count();
  private final List<FileCount> files = new ArrayList<>();
  private YearMonth lastMonth;
  private Count lastCount;

  Tally(YearMonth own, Map<YearMonth, RunId> lacking) {
    this.own = own;
    this.lacking = lacking;
    this.lastMonth = own;
    this.lastCount = months.computeIfAbsent(own, month -> new Count());
  }

  /** Lines of a month, wanted or not. */
  static final class Count {
    long lines;
    long unparseable;
  }

  /** Lines of a file, and the first that could not be parsed. */
  static final class FileCount {
    long taken;
    long elsewhere;
    long unparseable;
    Optional<SourceLine.Unparseable> firstBroken = Optional.empty();
  }

  void nextFile() {
    files.add(new FileCount());
  }

  FileCount file(int number) {
    return files.get(number);
  }

  YearMonth own() {
    return own;
  }

  boolean lacksOwn() {
    return lacking.containsKey(own);
  }

  /** Lines whose date names the month. */
  Count dated(YearMonth month) {
    return months.getOrDefault(month, new Count());
  }

  /** All months the files hold dated lines of. */
  SortedMap<YearMonth, Count> seen() {
    SortedMap<YearMonth, Count> seen = new TreeMap<>(months);
    seen.values().removeIf(count -> count.lines == 0);
    return seen;
  }

  /** The lacking months with the lines they now have, undated ones under the own month. */
  SortedMap<YearMonth, Count> pulled() {
    SortedMap<YearMonth, Count> pulled = seen();
    pulled.keySet().retainAll(lacking.keySet());
    if (lacking.containsKey(own) && undated.lines > 0) {
      Count dated = dated(own);
      Count all = new Count();
      all.lines = dated.lines + undated.lines;
      all.unparseable = dated.unparseable + undated.lines;
      pulled.put(own, all);
    }
    return pulled;
  }

  void sort(SourceLine line, BulkWriter<RawLine> writer) {
    int number = files.size() - 1;
    FileCount file = files.get(number);
    Optional<YearMonth> month;
    RawLine row;
    if (line instanceof SourceLine.Parsed parsed) {
      month = Optional.of(YearMonth.from(parsed.orderedAt()));
      row = row(number, parsed);
    } else {
      SourceLine.Unparseable broken = (SourceLine.Unparseable) line;
      month = broken.month();
      row = row(number, broken);
      file.unparseable++;
      if (file.firstBroken.isEmpty()) {
        file.firstBroken = Optional.of(broken);
      }
    }
    Count count = month.map(this::count).orElse(undated);
    count.lines++;
    count.unparseable += line instanceof SourceLine.Unparseable ? 1 : 0;
    RunId key = lacking.get(month.orElse(own));
    if (key == null) {
      file.elsewhere++;
    } else {
      file.taken++;
      writer.write(key, row);
    }
  }

  /** Undated lines that turned out to be held already. */
  void leave(int number, long lines) {
    FileCount file = files.get(number);
    file.taken -= lines;
    file.elsewhere += lines;
    undated.lines -= lines;
    undated.unparseable -= lines;
  }

  private Count count(YearMonth month) {
    if (!month.equals(lastMonth)) {
      lastMonth = month;
      lastCount = months.computeIfAbsent(month, any -> new Count());
    }
    return lastCount;
  }

  private static RawLine row(int file, SourceLine.Parsed line) {
    return new RawLine(
        file,
        line.line(),
        line.invoice(),
        line.stockCode(),
        line.description(),
        line.quantity(),
        line.orderedAt(),
        line.unitPrice(),
        line.customerId(),
        line.country(),
        null,
        null,
        null);
  }

  private static RawLine row(int file, SourceLine.Unparseable line) {
    return new RawLine(
        file,
        line.line(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        line.rule(),
        line.column(),
        line.text());
  }
}
