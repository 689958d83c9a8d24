package clientele.scheduler.trigger;

import clientele.infra.config.ScheduleConfig.CatchUp;
import clientele.scheduler.run.month.Chronology;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which months should be there and are not: read from the journal and the clock alone, so that a
 * trigger that fired late, twice or not at all changes nothing.
 */
public final class DueMonths {
  private final RunJournal journal;
  private final Timetable timetable;
  private final CatchUp catchUp;

  private final Supplier<Optional<Instant>> servedSince;

  public DueMonths(RunJournal journal, Timetable timetable, CatchUp catchUp) {
    this(journal, timetable, catchUp, Optional::empty);
  }

  /**
   * Takes its collaborators.
   *
   * @param servedSince since when months are closed unattended: none is late before the deadline
   *     has passed from then too
   */
  public DueMonths(
      RunJournal journal,
      Timetable timetable,
      CatchUp catchUp,
      Supplier<Optional<Instant>> servedSince) {
    this.journal = journal;
    this.timetable = timetable;
    this.catchUp = catchUp;
    this.servedSince = servedSince;
  }

  /** The months to close now, oldest first; one before a published month is a person's matter. */
  public List<YearMonth> open(Instant now) {
    Chronology order = new Chronology(journal);
    return missing(now).stream()
        .filter(order::inOrder)
        .filter(month -> catchUp != CatchUp.NONE || !timetable.late(month, now))
        .toList();
  }

  /** The months that should have been closed by now, oldest first. */
  public List<YearMonth> late(Instant now) {
    return isFresh(now) ? List.of() : overdue(now);
  }

  /** The same by the calendar alone, as if somebody had always been there to close them. */
  public List<YearMonth> overdue(Instant now) {
    return missing(now).stream().filter(month -> timetable.late(month, now)).toList();
  }

  private boolean isFresh(Instant now) {
    return servedSince
        .get()
        .map(since -> now.isBefore(since.plus(timetable.deadline())))
        .orElse(false);
  }

  /** The months that are due, wanted by the policy and not published. */
  private List<YearMonth> missing(Instant now) {
    Optional<YearMonth> latest = timetable.latestDue(now);
    if (latest.isEmpty()) {
      return List.of();
    }
    List<RunRecord> runs = journal.runs();
    Set<YearMonth> published =
        runs.stream()
            .filter(run -> run.status() == RunStatus.PUBLISHED)
            .map(run -> run.id().month())
            .collect(Collectors.toSet());
    Optional<YearMonth> oldest = runs.stream().map(run -> run.id().month()).findFirst();
    YearMonth first = catchUp == CatchUp.ALL ? oldest.orElse(latest.get()) : latest.get();
    if (catchUp != CatchUp.ALL && published.stream().anyMatch(latest.get()::isBefore)) {
      // The clock was set back, or somebody closed a month early: no reason to go back.
      return List.of();
    }
    return Stream.iterate(
            first, month -> !month.isAfter(latest.get()), month -> month.plusMonths(1))
        .filter(month -> !published.contains(month))
        .toList();
  }
}
