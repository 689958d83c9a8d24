package clientele.scheduler;

import clientele.infra.db.DatabaseAddress;
import clientele.infra.db.ScheduleControl;
import clientele.scheduler.run.Leave;
import clientele.scheduler.run.MonthClose;
import clientele.scheduler.status.api.RunControl;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes a month beside the page, one at a time on this database; whoever works holds the lock. */
final class BackgroundRuns implements RunControl {
  private static final Logger log = LoggerFactory.getLogger(BackgroundRuns.class);

  private final DatabaseAddress database;
  private final Function<Leave, MonthClose> closing;
  private final ScheduleControl control;

  BackgroundRuns(
      DatabaseAddress database, Function<Leave, MonthClose> closing, ScheduleControl control) {
    this.database = database;
    this.closing = closing;
    this.control = control;
  }

  @Override
  public Answer start(YearMonth month, Optional<String> revise) {
    Optional<Leave> leave = Leave.tryTake(database);
    if (leave.isEmpty()) {
      return Answer.BUSY;
    }
    Thread worker = new Thread(() -> close(leave.get(), month, revise), "page-run");
    worker.setDaemon(true);
    worker.start();
    return Answer.TAKEN;
  }

  @Override
  public Answer cancel(YearMonth month) {
    return control.cancel("asked for over the interface") ? Answer.TAKEN : Answer.IDLE;
  }

  @Override
  public Answer pause(String why) {
    control.pause(why);
    return Answer.TAKEN;
  }

  @Override
  public Answer resume() {
    control.resume();
    return Answer.TAKEN;
  }

  private void close(Leave leave, YearMonth month, Optional<String> revise) {
    try (leave) {
      closing.apply(leave).close(month, revise);
    } catch (RuntimeException e) {
      log.error("event=asked_run_broke month={}", month, e);
    }
  }
}
