package clientele.scheduler.run.month;

import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.publish.PublishTables;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the order of months asks for, read from the journal. A month's segments are matched with
 * those of the month before it; so a month that is closed, or issued again, after a later one makes
 * that outdated.
 */
public final class Chronology {
  private final RunJournal journal;

  public Chronology(RunJournal journal) {
    this.journal = journal;
  }

  /** The months of a span that are not published, oldest first. */
  public List<YearMonth> missing(YearMonth from, YearMonth to) {
    List<YearMonth> published =
        journal.runs().stream()
            .filter(run -> run.status() == RunStatus.PUBLISHED)
            .map(run -> run.id().month())
            .toList();
    return Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
        .filter(month -> !published.contains(month))
        .toList();
  }

  /** The later months that are shown, oldest first: closing this one makes them outdated. */
  public NavigableSet<YearMonth> shownAfter(YearMonth month) {
    return new TreeSet<>(shown().navigableKeySet().tailSet(month, false));
  }

  /**
   * Whether closing the month contradicts no later one: nothing later is shown, or it is itself.
   */
  public boolean inOrder(YearMonth month) {
    NavigableMap<YearMonth, Instant> shown = shown();
    return shown.containsKey(month) || shown.higherKey(month) == null;
  }

  /** The shown months that were begun before the newest issue of the month before them. */
  public NavigableSet<YearMonth> outdated() {
    NavigableSet<YearMonth> outdated = new TreeSet<>();
    Optional<Instant> before = Optional.empty();
    for (var month : shown().entrySet()) {
      Instant begun = month.getValue();
      if (before.filter(begun::isBefore).isPresent()) {
        outdated.add(month.getKey());
      }
      before = Optional.of(begun);
    }
    return outdated;
  }

  /**
   * What is to be issued again, oldest first, once some months are closed: the later ones, those
   * outdated before, and revisions that were begun and not finished.
   *
   * @param closed months that are closed before, or are issued again
   * @param from the first month that is looked at
   */
  public NavigableSet<YearMonth> again(List<YearMonth> closed, YearMonth from) {
    NavigableSet<YearMonth> again = new TreeSet<>(outdated().tailSet(from, true));
    shown().navigableKeySet().tailSet(from, true).stream()
        .filter(month -> journal.latest(month).orElseThrow().status() != RunStatus.PUBLISHED)
        .forEach(again::add);
    closed.stream().min(YearMonth::compareTo).map(this::shownAfter).ifPresent(again::addAll);
    closed.forEach(again::remove);
    return again;
  }

  /** Months as spans, such as "2011-03 to 2011-10, 2011-12". */
  public static String words(NavigableSet<YearMonth> months) {
    List<String> spans = new ArrayList<>();
    Optional<YearMonth> first = Optional.empty();
    for (YearMonth month : months) {
      first = first.or(() -> Optional.of(month));
      if (!months.contains(month.plusMonths(1))) {
        YearMonth begin = first.get();
        spans.add(begin.equals(month) ? month.toString() : begin + " to " + month);
        first = Optional.empty();
      }
    }
    return String.join(", ", spans);
  }

  /** Whether an earlier month was issued since a run was begun, so that it may not know of that. */
  boolean isOvertaken(RunRecord run) {
    return journal.runs().stream()
        .filter(other -> other.id().month().isBefore(run.id().month()))
        .filter(this::isShown)
        .anyMatch(other -> other.startedAt().isAfter(run.startedAt()));
  }

  /** Whether the views show a run: it is published, or only its mail is missing. */
  boolean isShown(RunRecord run) {
    return run.status() == RunStatus.PUBLISHED
        || journal.done(run.id()).contains(PublishTables.NAME);
  }

  /** The months that are shown, each with the begin of its newest issue. */
  private NavigableMap<YearMonth, Instant> shown() {
    NavigableMap<YearMonth, Instant> shown = new TreeMap<>();
    journal.runs().stream()
        .filter(this::isShown)
        .forEach(run -> shown.put(run.id().month(), run.startedAt()));
    return shown;
  }
}
