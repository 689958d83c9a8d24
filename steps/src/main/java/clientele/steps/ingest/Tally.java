package clientele.steps.ingest;

import clientele.steps.dag.RunId;
import clientele.steps.port.BulkWriter;
import clientele.steps.port.LineDetail;
import clientele.steps.port.SourceLine;
import clientele.steps.table.line.RawLine;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends each line to its month's rows or leaves it alone, and counts both. */
final class Tally {
  private final YearMonth own;
  private final Map<YearMonth, RunId> lacking;
  private final SortedMap<YearMonth, Count> months = new TreeMap<>();
  private final Count undated = new Count();
  private final List<FileCount> files = new ArrayList<>();
  private YearMonth lastMonth;
  private Count lastCount;
  private @Nullable LocalDate lastDay;

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

    /** Money of the lines that were read, without its sign; for limits only, so no decimal. */
    double money;

    /**
     * Money guessed of those that could not be parsed, line by line; NaN where nothing is like it.
     */
    final List<Double> guesses = new ArrayList<>();

    /** The first line of each rule, and how many it met. */
    final Map<String, RuleCount> rules = new TreeMap<>();
  }

  /** What one rule met, and where first. */
  static final class RuleCount {
    final int file;
    final SourceLine.Unparseable first;
    long lines;

    RuleCount(int file, SourceLine.Unparseable first) {
      this.file = file;
      this.first = first;
    }
  }

  /** Lines of a file, and the first that could not be parsed. */
  static final class FileCount {
    long taken;
    long elsewhere;
    long unparseable;
    Optional<SourceLine.Unparseable> firstBroken = Optional.empty();
  }

  /** The latest day of the own month that a line is of; null where nothing of it was read. */
  @Nullable LocalDate lastDay() {
    return lastDay;
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
    double money = 0;
    if (line instanceof SourceLine.Parsed parsed) {
      month = Optional.of(YearMonth.from(parsed.orderedAt()));
      if (month.get().equals(own)) {
        LocalDate day = parsed.orderedAt().toLocalDate();
        lastDay = lastDay == null || day.isAfter(lastDay) ? day : lastDay;
      }
      row = row(number, parsed);
      money = Math.abs(parsed.quantity().doubleValue() * parsed.unitPrice().doubleValue());
    } else if (line instanceof SourceLine.LeftOut left) {
      month = Optional.of(left.month());
      row = row(number, left);
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
    count.money += money;
    if (line instanceof SourceLine.Unparseable broken) {
      count(count, number, broken);
    }
    RunId key = lacking.get(month.orElse(own));
    if (key == null) {
      file.elsewhere++;
    } else {
      file.taken++;
      writer.write(key, row);
    }
  }

  private static void count(Count count, int number, SourceLine.Unparseable broken) {
    count.unparseable++;
    count.guesses.add(guess(broken));
    RuleCount rule =
        count.rules.computeIfAbsent(broken.rule(), any -> new RuleCount(number, broken));
    rule.lines++;
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
        null,
        LineDetail.json(line.details()).orElse(null));
  }

  private static double guess(SourceLine.Unparseable line) {
    return line.quantity().isPresent() && line.unitPrice().isPresent()
        ? Math.abs(line.quantity().get().doubleValue() * line.unitPrice().get().doubleValue())
        : Double.NaN;
  }

  private static RawLine row(int file, SourceLine.LeftOut line) {
    return new RawLine(
        file,
        line.line(),
        null,
        null,
        null,
        line.quantity(),
        null,
        line.unitPrice(),
        null,
        null,
        line.rule(),
        line.column(),
        "",
        null);
  }

  private static RawLine row(int file, SourceLine.Unparseable line) {
    boolean both = line.quantity().isPresent() && line.unitPrice().isPresent();
    return new RawLine(
        file,
        line.line(),
        null,
        null,
        null,
        both ? line.quantity().get() : null,
        null,
        both ? line.unitPrice().get() : null,
        null,
        null,
        line.rule(),
        line.column(),
        line.text(),
        null);
  }
}
