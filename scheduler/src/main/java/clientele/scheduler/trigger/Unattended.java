package clientele.scheduler.trigger;

import clientele.infra.config.ScheduleConfig;
import java.time.Duration;
import javax.sql.DataSource;

/** The bell and who answers it, from the start of the service to its end. */
public final class Unattended implements AutoCloseable {
  private final DueCloser closer;
  private final QuartzBell bell;

  private Unattended(DueCloser closer, QuartzBell bell) {
    this.closer = closer;
    this.bell = bell;
  }

  /**
   * Starts.
   *
   * @param connections where the bell keeps its state
   * @param between interval of the rings beside the cron expression's
   */
  public static Unattended start(
      DueCloser closer, DataSource connections, ScheduleConfig schedule, Duration between) {
    return new Unattended(closer, QuartzBell.start(connections, schedule, between, closer::ring));
  }

  /** Whether the bell can ring. */
  public boolean rings() {
    return bell.rings();
  }

  /** Rings no more and ends gently what is at work; the next start resumes it. */
  @Override
  public void close() {
    bell.standby();
    closer.end();
    bell.close();
  }
}
