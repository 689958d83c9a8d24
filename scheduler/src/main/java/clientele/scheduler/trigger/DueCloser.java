package clientele.scheduler.trigger;

import clientele.infra.db.journal.ScheduleControl;
import clientele.scheduler.run.RunOutcome;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.run.month.MonthClose;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the trigger: looks which months are due and closes them, oldest first, if no other
 * instance is at it. Firing once more does no harm.
 */
public final class DueCloser {
  private static final Logger log = LoggerFactory.getLogger(DueCloser.class);

  private final DueMonths due;
  private final RetryDecision thoughts;
  private final ScheduleControl control;
  private final Work work;
  private final Clock clock;
  private volatile Optional<HeldLease> atWork = Optional.empty();
  private volatile boolean ending;

  /**
   * Takes its collaborators.
   *
   * @param due which months are wanted
   * @param thoughts which of them are worth trying
   * @param control the switches
   * @param work how a month is closed
   * @param clock the moment
   */
  public DueCloser(
      DueMonths due, RetryDecision thoughts, ScheduleControl control, Work work, Clock clock) {
    this.due = due;
    this.thoughts = thoughts;
    this.control = control;
    this.work = work;
    this.clock = clock;
  }

  /** How a month is closed. */
  public interface Work {
    /** HeldLease to close months, if nobody else has it. */
    Optional<HeldLease> lease();

    /** What closes months under that lease. */
    MonthClose closing(HeldLease lease);

    /** Whether a run of the first of some due months may begin: there is a line of it. */
    default boolean mayBegin(List<YearMonth> due) {
      return true;
    }

    /** What is looked after beside. */
    default Optional<Upkeep> upkeep() {
      return Optional.empty();
    }
  }

  /** Looks, and closes what is due. */
  public void fire() {
    control.fired(clock.instant());
    Optional<String> paused = control.paused();
    if (ending || paused.isPresent() || (worth().isEmpty() && !upkeepIsDue())) {
      return;
    }
    Optional<HeldLease> taken = work.lease();
    if (taken.isEmpty()) {
      log.debug("event=busy");
      return;
    }
    try (HeldLease lease = taken.get()) {
      atWork = taken;
      if (ending) {
        return;
      }
      MonthClose close = work.closing(lease);
      closeAll(close);
      lookAfter(close);
    } finally {
      atWork = Optional.empty();
    }
  }

  /**
   * Begins nothing any more and waits for the end of what is at work.
   *
   * @see HeldLease#end()
   */
  public void end() {
    ending = true;
    atWork.ifPresent(HeldLease::end);
  }

  /** Whether further steps may begin. */
  boolean goesOn() {
    return !ending;
  }

  /** Looks again after each month, and leaves younger months alone where an older one stopped. */
  private void closeAll(MonthClose close) {
    List<YearMonth> months = worth();
    while (!months.isEmpty() && !ending && work.mayBegin(months)) {
      RunOutcome outcome = close.close(months.get(0), Optional.empty());
      if (!(outcome instanceof RunOutcome.Published)) {
        return;
      }
      months = worth();
    }
  }

  private boolean upkeepIsDue() {
    return work.upkeep().map(upkeep -> upkeep.isDue(clock.instant())).orElse(false);
  }

  private void lookAfter(MonthClose close) {
    if (ending || !upkeepIsDue()) {
      return;
    }
    Upkeep upkeep = work.upkeep().orElseThrow();
    upkeep.run(clock.instant());
    upkeep
        .revisions()
        .forEach(
            (month, why) -> {
              if (!ending) {
                RunOutcome unused = close.close(month, Optional.of(why));
              }
            });
  }

  /** Months are closed in order: behind one that waits for a person all wait. */
  private List<YearMonth> worth() {
    return due.open(clock.instant()).stream()
        .takeWhile(month -> thoughts.worthTrying(month, clock.instant()))
        .toList();
  }
}
