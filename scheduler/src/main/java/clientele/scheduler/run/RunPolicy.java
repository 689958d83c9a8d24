package clientele.scheduler.run;

import clientele.infra.config.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;

/**
 * How a run is carried through: what surrounds every step, as a value.
 *
 * @param clock for the journal's times
 * @param retry tries, waits and limits
 * @param waiting spends the time between two tries
 * @param jitter numbers from 0 to 1 that spread the waits; no figure of a month depends on them
 * @param stop how the run is asked to end
 */
public record RunPolicy(
    Clock clock, RetryConfig retry, Waiting waiting, DoubleSupplier jitter, StopSignal stop) {

  /** Spends time; a test passes one that only counts. */
  @FunctionalInterface
  public interface Waiting {
    /** Waits this long, or until somebody asks for an end. */
    void spend(Duration time, StopSignal stop);
  }

  /** Real waits. */
  public static RunPolicy of(Clock clock, RetryConfig retry, StopSignal stop) {
    return new RunPolicy(
        clock, retry, RunPolicy::wait, () -> ThreadLocalRandom.current().nextDouble(), stop);
  }

  /** One try of every step. */
  public static RunPolicy once(Clock clock) {
    return of(clock, RetryConfig.DEFAULT.once(), new StopSignal());
  }

  /**
   * The wait after this many tries: doubled from try to try up to the longest, then shortened by up
   * to a half, so that several who wait for one thing do not all come back at once.
   */
  Duration waitAfter(int tries) {
    long longest = retry.longestWait().toMillis();
    double doubled = retry.firstWait().toMillis() * Math.scalb(1.0, tries - 1);
    return Duration.ofMillis(
        (long) (Math.min(doubled, (double) longest) * (0.5 + 0.5 * jitter.getAsDouble())));
  }

  private static void wait(Duration time, StopSignal stop) {
    try {
      stop.any().get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // the wait is over
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop.abandon("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // nobody completes it so
    }
  }
}
