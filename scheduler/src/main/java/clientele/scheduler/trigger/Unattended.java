package clientele.scheduler.trigger;

import clientele.infra.config.ScheduleConfig;
import java.time.Duration;
import javax.sql.DataSource;

/** The trigger and who answers it, from the start of the service to its end. */
public final class Unattended implements AutoCloseable {
  private final DueCloser closer;
  private final QuartzTrigger trigger;

  private Unattended(DueCloser closer, QuartzTrigger trigger) {
    this.closer = closer;
    this.trigger = trigger;
  }

  /**
   * Starts.
   *
   * @param connections where the trigger keeps its state
   * @param between interval of the fires beside the cron expression's
   */
  public static Unattended start(
      DueCloser closer, DataSource connections, ScheduleConfig schedule, Duration between) {
    return new Unattended(
        closer, QuartzTrigger.start(connections, schedule, between, closer::fire));
  }

  /** Whether the trigger can fire. */
  public boolean fires() {
    return trigger.fires();
  }

  /** Fires no more and ends gently what is at work; the next start resumes it. */
  @Override
  public void close() {
    trigger.standby();
    closer.end();
    trigger.close();
  }
}
