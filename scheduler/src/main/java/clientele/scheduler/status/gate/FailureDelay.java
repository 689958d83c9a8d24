package clientele.scheduler.status.gate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow: after three wrong tokens an address has to wait, twice as long after each
 * further one, up to five minutes. Nobody's thread sleeps; who comes too early is sent away.
 */
public final class FailureDelay {
  private static final int FREE = 3;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int REMEMBERED = 10_000;

  private final Clock clock;
  private final Map<String, Failures> failures =
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

  private record Failures(int count, Instant until) {}

  /** How long an address still has to wait; zero if not at all. */
  public synchronized Duration wait(String address) {
    Failures found = failures.get(address);
    if (found == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), found.until());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** A wrong token came from there. */
  public synchronized void failed(String address) {
    Failures before = failures.getOrDefault(address, new Failures(0, Instant.MIN));
    int count = before.count() + 1;
    Duration wait =
        count < FREE
            ? Duration.ZERO
            : Duration.ofSeconds(1L << Math.min(count - FREE, 20)).compareTo(LONGEST) > 0
                ? LONGEST
                : Duration.ofSeconds(1L << Math.min(count - FREE, 20));
    failures.put(address, new Failures(count, clock.instant().plus(wait)));
  }

  /** The right token came from there. */
  public synchronized void passed(String address) {
    failures.remove(address);
  }
}
