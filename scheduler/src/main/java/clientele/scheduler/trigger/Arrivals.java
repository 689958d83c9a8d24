package clientele.scheduler.trigger;

import clientele.infra.db.upkeep.AwaitedMonths;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.StepException;
import clientele.steps.port.SourceLine;
import clientele.steps.port.TransactionSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the source has a line of a due month yet: no run begins without one. Files are read for
 * this once, and again only when they have changed.
 */
public final class Arrivals {
  private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

  private final Supplier<TransactionSource> source;
  private final AwaitedMonths book;
  private final RunJournal journal;
  private final Clock clock;
  private final Duration again;

  /** Months of the lines, by the files of a look and their states. */
  private Map<Map<String, String>, Set<YearMonth>> monthsOf = Map.of();

  private NavigableSet<YearMonth> awaited = new TreeSet<>();
  private Instant looked = Instant.MIN;

  /**
   * Takes its collaborators.
   *
   * @param source where lines come from, opened when it is looked at
   * @param book where is written down what is waited for
   * @param again how long after a look in vain the source is looked at again
   */
  public Arrivals(
      Supplier<TransactionSource> source,
      AwaitedMonths book,
      RunJournal journal,
      Clock clock,
      Duration again) {
    this.source = source;
    this.book = book;
    this.journal = journal;
    this.clock = clock;
    this.again = again;
  }

  /**
   * Whether a run of the first of some due months may begin. A source that cannot be read is the
   * run's own matter, which says what is wrong with it.
   *
   * @param due oldest first
   */
  public boolean mayBegin(List<YearMonth> due) {
    YearMonth first = due.get(0);
    if (isBegun(first)) {
      return true;
    }
    Instant now = clock.instant();
    if (awaited.contains(first) && now.isBefore(looked.plus(again))) {
      return false;
    }
    try {
      look(due);
      looked = now;
      if (!book.all().equals(awaited)) {
        log.info("event=awaited months={}", awaited.size());
        book.found(awaited, now);
      }
      return !awaited.contains(first);
    } catch (StepException e) {
      log.warn("event=source_not_looked_at cause={}", e.getMessage());
      return true;
    }
  }

  private boolean isBegun(YearMonth month) {
    return journal.latest(month).map(run -> !journal.done(run.id()).isEmpty()).orElse(false);
  }

  private void look(List<YearMonth> due) {
    TransactionSource lines = source.get();
    Map<String, String> stateOf = new HashMap<>();
    Map<Map<String, String>, Set<YearMonth>> found = new HashMap<>();
    NavigableSet<YearMonth> lacking = new TreeSet<>();
    for (YearMonth month : due) {
      Map<String, String> files = new TreeMap<>();
      for (String file : lines.files(Set.of(month))) {
        files.put(file, stateOf.computeIfAbsent(file, lines::state));
      }
      if (!found.containsKey(files)) {
        Set<YearMonth> known = monthsOf.get(files);
        found.put(files, known == null ? months(lines, files.keySet()) : known);
      }
      Set<YearMonth> months = found.getOrDefault(files, Set.of());
      // where no line can be dated a run says why
      if (!months.isEmpty() && !months.contains(month)) {
        lacking.add(month);
      }
    }
    monthsOf = found;
    awaited = lacking;
  }

  private static Set<YearMonth> months(TransactionSource lines, Set<String> files) {
    Set<YearMonth> months = new TreeSet<>();
    for (String file : files) {
      lines.read(file, line -> add(line, months));
    }
    return months;
  }

  private static void add(SourceLine line, Set<YearMonth> months) {
    if (line instanceof SourceLine.Parsed parsed) {
      months.add(YearMonth.from(parsed.orderedAt()));
    } else if (line instanceof SourceLine.LeftOut leftOut) {
      months.add(leftOut.month());
    } else if (line instanceof SourceLine.Unparseable broken) {
      broken.month().ifPresent(months::add);
    }
  }
}
