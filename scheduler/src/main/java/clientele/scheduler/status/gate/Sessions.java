package clientele.scheduler.status.gate;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Browsers that have shown the token; each is known by 256 random bits for twelve hours. */
final class Sessions {
  static final Duration LENGTH = Duration.ofHours(12);
  private static final int MOST = 1_000;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> ends =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST;
        }
      };

  Sessions(Clock clock) {
    this.clock = clock;
  }

  synchronized String begin() {
    byte[] bits = new byte[32];
    random.nextBytes(bits);
    String name = HexFormat.of().formatHex(bits);
    ends.put(name, clock.instant().plus(LENGTH));
    return name;
  }

  synchronized boolean knows(String name) {
    Instant end = ends.get(name);
    return end != null && clock.instant().isBefore(end);
  }

  synchronized void end(String name) {
    ends.remove(name);
  }
}
