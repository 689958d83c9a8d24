package clientele.scheduler.status.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow and shuts nobody out. After three wrong tokens from an address, or twenty
 * from anywhere, every further answer to a shown token waits, twice as long after each wrong one
 * and four seconds at most; then the token is looked at, and the right one passes. A wrong token is
 * forgotten after a minute, and no more than {@link #KEPT} beyond the free ones are kept, so that
 * the slowness ends by itself ten minutes after the last. What holds against guessing is the length
 * of the token, which is checked where it is read.
 */
public final class FailureDelay {
  private static final int FREE_OF_ADDRESS = 3;
  private static final int FREE_OF_ACCOUNT = 20;
  private static final int KEPT = 10;
  private static final Duration FORGOTTEN = Duration.ofMinutes(1);
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LONGEST = Duration.ofSeconds(4);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private Failures account = Failures.NONE;
  private final Map<String, Failures> addresses =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED;
        }
      };

  public FailureDelay(Clock clock) {
    this.clock = clock;
  }

  /** Wrong tokens that are not forgotten yet, and from when the next minute counts. */
  private record Failures(int count, Instant since) {
    static final Failures NONE = new Failures(0, Instant.EPOCH);

    Failures at(Instant now) {
      long minutes = Math.max(0, Duration.between(since, now).dividedBy(FORGOTTEN));
      return minutes >= count
          ? new Failures(0, now)
          : new Failures(count - (int) minutes, since.plus(FORGOTTEN.multipliedBy(minutes)));
    }

    Failures oneMore(Instant now, int free) {
      Failures still = at(now);
      return new Failures(Math.min(still.count() + 1, free + KEPT), still.since());
    }

    Duration wait(Instant now, int free) {
      int beyond = at(now).count() - free;
      if (beyond < 0) {
        return Duration.ZERO;
      }
      Duration wait = FIRST.multipliedBy(1L << beyond);
      return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
  }

  /** How long the answer to a token from there waits; zero if not at all. */
  public synchronized Duration wait(String address) {
    Instant now = clock.instant();
    Duration here = addresses.getOrDefault(address, Failures.NONE).wait(now, FREE_OF_ADDRESS);
    Duration anywhere = account.wait(now, FREE_OF_ACCOUNT);
    return here.compareTo(anywhere) > 0 ? here : anywhere;
  }

  /** A wrong token came from there. */
  public synchronized void failed(String address) {
    Instant now = clock.instant();
    addresses.merge(
        address,
        Failures.NONE.oneMore(now, FREE_OF_ADDRESS),
        (before, first) -> before.oneMore(now, FREE_OF_ADDRESS));
    account = account.oneMore(now, FREE_OF_ACCOUNT);
  }
}
