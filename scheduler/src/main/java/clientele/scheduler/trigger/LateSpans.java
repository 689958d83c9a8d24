package clientele.scheduler.trigger;

import clientele.infra.db.upkeep.AwaitedMonths;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The late months, those in a row together: months are closed in order, so that what keeps the
 * first of them keeps all.
 */
public final class LateSpans {
  private final DueMonths due;
  private final AwaitedMonths awaited;

  public LateSpans(DueMonths due, AwaitedMonths awaited) {
    this.due = due;
    this.awaited = awaited;
  }

  /**
   * Late months in a row.
   *
   * @param first the oldest
   * @param last the newest
   * @param awaited whether the source has no line of the first
   */
  public record Span(YearMonth first, YearMonth last, boolean awaited) {
    /** How many. */
    public long months() {
      return first.until(last, ChronoUnit.MONTHS) + 1;
    }

    /** Such as 2012-01 to 2012-03. */
    public String words() {
      return first.equals(last) ? first.toString() : first + " to " + last;
    }
  }

  /** The month that is due next, if one is. */
  public Optional<YearMonth> firstDue(Instant now) {
    return due.open(now).stream().findFirst();
  }

  /** All of them, oldest first. */
  public List<Span> now(Instant now) {
    List<YearMonth> late = due.late(now);
    NavigableSet<YearMonth> noLine = awaited.all();
    List<YearMonth> overdue = due.overdue(now);
    // Of a month that was looked for in vain nothing better can be hoped, however new the service.
    boolean inVain = !overdue.isEmpty() && noLine.contains(overdue.get(0));
    List<Span> spans = new ArrayList<>();
    for (YearMonth month : inVain ? overdue : late) {
      int end = spans.size() - 1;
      if (end >= 0 && spans.get(end).last().plusMonths(1).equals(month)) {
        spans.set(end, new Span(spans.get(end).first(), month, spans.get(end).awaited()));
      } else {
        spans.add(new Span(month, month, noLine.contains(month)));
      }
    }
    return spans;
  }
}
