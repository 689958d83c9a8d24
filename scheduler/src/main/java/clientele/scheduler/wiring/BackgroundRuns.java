package clientele.scheduler.wiring;

import clientele.infra.db.Database;
import clientele.infra.db.journal.ScheduleControl;
import clientele.infra.db.upkeep.AcceptedGates;
import clientele.scheduler.run.month.Acceptance;
import clientele.scheduler.run.month.Chronology;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.status.api.RunControl;
import clientele.steps.dag.RunJournal;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a month beside the page, one at a time on this database; whoever works holds the lock. Its
 * own end waits for the end of what is at work.
 */
final class BackgroundRuns implements RunControl, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BackgroundRuns.class);

  private final Database database;
  private final Function<HeldLease, MonthClose> closing;
  private volatile Optional<HeldLease> latest = Optional.empty();

  BackgroundRuns(Database database, Function<HeldLease, MonthClose> closing) {
    this.database = database;
    this.closing = closing;
  }

  @Override
  public Answer start(YearMonth month, Optional<String> revise, Optional<Acceptance> accept) {
    Optional<HeldLease> lease = HeldLease.tryTake(database.address());
    if (lease.isEmpty()) {
      return Answer.BUSY;
    }
    Answer answer = Answer.BUSY;
    try {
      answer = allowed(month, accept);
    } finally {
      if (answer != Answer.TAKEN) {
        lease.get().close();
      }
    }
    if (answer != Answer.TAKEN) {
      return answer;
    }
    latest = lease;
    Thread worker = new Thread(() -> close(lease.get(), month, revise), "page-run");
    worker.setDaemon(true);
    worker.start();
    return Answer.TAKEN;
  }

  @Override
  public Answer cancel(YearMonth month) {
    return new ScheduleControl(database.jdbi()).cancel("asked for over the interface")
        ? Answer.TAKEN
        : Answer.IDLE;
  }

  /** Whether the run may begin, or why it may not. */
  private Answer allowed(YearMonth month, Optional<Acceptance> accept) {
    RunJournal journal = database.journal();
    if (!new Chronology(journal).inOrder(month)) {
      return Answer.OUT_OF_ORDER;
    }
    return accept.isEmpty() || accept.get().of(month, journal, new AcceptedGates(database.jdbi()))
        ? Answer.TAKEN
        : Answer.NOT_STOPPED;
  }

  @Override
  public Answer pause(String why) {
    new ScheduleControl(database.jdbi()).pause(why);
    return Answer.TAKEN;
  }

  @Override
  public Answer resume() {
    new ScheduleControl(database.jdbi()).resume();
    return Answer.TAKEN;
  }

  @Override
  public void close() {
    latest.ifPresent(HeldLease::end);
  }

  private void close(HeldLease lease, YearMonth month, Optional<String> revise) {
    try (lease) {
      closing.apply(lease).close(month, revise);
    } catch (RuntimeException e) {
      log.error("event=asked_run_broke month={}", month, e);
    }
  }
}
