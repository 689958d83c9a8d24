package clientele.scheduler.crash;

import clientele.scheduler.alarm.Watch;
import clientele.scheduler.status.StatusServer;
import clientele.scheduler.trigger.Unattended;
import clientele.scheduler.wiring.Wiring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * {@code serve} under a clock that runs faster than the world's. Words: configuration, home, the
 * moment it shows first, the world's moment that belongs to it (milliseconds), its speed. Trigger
 * and watch go as much faster. Ends when its input does; prints now and then what it holds.
 */
final class FastServe {
  private FastServe() {}

  /** A clock that was right once. */
  private record FastClock(Instant first, long worldMillis, long speed, Clock world)
      implements Runnable {
    Instant now() {
      return first.plusMillis((world.millis() - worldMillis) * speed);
    }

    Clock clock() {
      return in(ZoneOffset.UTC);
    }

    private Clock in(ZoneId own) {
      FastClock fast = this;
      return new Clock() {
        @Override
        public ZoneId getZone() {
          return own;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return fast.in(zone);
        }

        @Override
        public Instant instant() {
          return fast.now();
        }
      };
    }

    @Override
    public void run() {
      System.gc();
      Runtime java = Runtime.getRuntime();
      System.out.printf(
          "census %s heap=%d threads=%d%n",
          now(),
          java.totalMemory() - java.freeMemory(),
          Thread.getAllStackTraces().keySet().stream().filter(Thread::isAlive).count());
    }
  }

  /** Serves. */
  public static void main(String[] words) throws IOException {
    FastClock fast =
        new FastClock(
            Instant.parse(words[2]),
            Long.parseLong(words[3]),
            Long.parseLong(words[4]),
            Clock.systemUTC());
    Clock clock = fast.clock();
    Duration trigger = Duration.ofMillis(Math.max(50, 60_000 / fast.speed()));
    ScheduledExecutorService census = Executors.newSingleThreadScheduledExecutor();
    try (Wiring wiring =
            Wiring.shared(Path.of(words[1]), Optional.of(Path.of(words[0])), Optional.empty());
        Watch watch = wiring.service(clock).watch().start(trigger.dividedBy(2));
        Unattended unattended = wiring.service(clock).start(wiring.listener(), trigger);
        StatusServer server = wiring.serve(Optional.of(0), unattended::fires, clock)) {
      System.out.println("serving on " + server.port() + " " + List.of(watch).size());
      // a census collects garbage, so it may not come too often
      long hour = Math.max(1_000, 3_600_000 / fast.speed());
      Future<?> unused = census.scheduleAtFixedRate(fast, hour, hour, TimeUnit.MILLISECONDS);
      while (System.in.read() >= 0) {
        // nobody writes
      }
    } finally {
      census.shutdownNow();
    }
    System.exit(0);
  }
}
