package clientele.scheduler.run.month;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.journal.RunLease;
import clientele.scheduler.run.StopSignal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run lease while this process holds it: its row, the signs of life, and the signal by which
 * whoever works under it hears that it is lost or that somebody wants the run cancelled.
 */
public final class HeldLease implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HeldLease.class);
  private static final Duration BEAT = RunLease.SILENCE.dividedBy(12);

  /** How long a step may go on after the program is asked to end. */
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final RunLease row;
  private final StopSignal stop = new StopSignal();
  private final CountDownLatch givenBack = new CountDownLatch(1);
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });

  private HeldLease(RunLease row) {
    this.row = row;
  }

  /** Takes the lease; empty if another process is at work on this database. */
  public static Optional<HeldLease> tryTake(DatabaseAddress address) {
    Optional<HeldLease> lease = RunLease.tryTake(address).map(HeldLease::new);
    lease.ifPresent(HeldLease::begin);
    return lease;
  }

  /** The row behind it. */
  public RunLease row() {
    return row;
  }

  /** How the work under it is asked to end. */
  public StopSignal stop() {
    return stop;
  }

  /**
   * Has whoever works under it end, and waits until the lease is given back: no further step
   * begins; the one at work is given a grace to finish, and is then stopped. The run stays
   * unfinished, for the next start or another instance.
   */
  public void end() {
    end(GRACE);
  }

  /** The same with another grace. */
  void end(Duration grace) {
    if (givenBack.getCount() == 0) {
      return;
    }
    String why = "the program is asked to end";
    stop.release(why);
    log.warn("event=ending cause=\"{}\" grace_s={}", why, grace.toSeconds());
    try {
      if (!givenBack.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("event=step_stopped cause=\"{}\"", why);
        stop.abandon(why);
      }
      givenBack.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.abandon(why);
    }
  }

  @Override
  public void close() {
    heart.shutdownNow();
    try {
      row.close();
    } finally {
      givenBack.countDown();
    }
  }

  private void begin() {
    long millis = BEAT.toMillis();
    Future<?> unused = heart.scheduleAtFixedRate(this::beat, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      RunLease.Beat beat = row.beat();
      if (beat instanceof RunLease.Beat.Lost) {
        stop.abandon("another process has taken the month over");
      } else if (beat instanceof RunLease.Beat.CancelWanted wanted) {
        stop.cancel("cancelled: " + wanted.why());
      }
    } catch (RuntimeException e) {
      // The server may come back before the silence is too long; the next step makes sure.
      log.warn("event=beat_failed cause={}", e.getMessage());
    }
  }
}
