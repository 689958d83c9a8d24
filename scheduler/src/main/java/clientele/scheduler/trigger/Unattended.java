package clientele.scheduler.trigger;

import clientele.infra.config.ScheduleConfig;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bell and who answers it, from the start of the service to its end. */
public final class Unattended implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Unattended.class);

  /** How long a step may go on after the program is asked to end. */
  private static final Duration GRACE = Duration.ofSeconds(20);

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

  /**
   * Ends gently: no further step begins; the one at work is given a grace to finish, and is then
   * stopped. The month is resumed by the next start, or by another instance.
   */
  @Override
  public void close() {
    bell.standby();
    closer.release();
    CountDownLatch ended = new CountDownLatch(1);
    Thread closing =
        new Thread(
            () -> {
              bell.close();
              ended.countDown();
            },
            "bell-close");
    closing.start();
    try {
      if (!ended.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("event=step_stopped cause=\"the program is asked to end\"");
        closer.abandon();
      }
      closing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closer.abandon();
    }
  }
}
