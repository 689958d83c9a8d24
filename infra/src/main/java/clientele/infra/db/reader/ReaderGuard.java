package clientele.infra.db.reader;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.connection.Scripts;
import clientele.steps.port.SqlScript;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps connections of the role bi_reader out of the way, in a thread of its own, as long as a
 * database is open: a reader can lift the limits of time that its role begins with, but not this.
 */
public final class ReaderGuard implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ReaderGuard.class);
  private static final SqlScript END = new SqlScript("reader/end_in_the_way");

  /** What is short is over before the first look, which costs a connection. */
  static final Duration BETWEEN = Duration.ofSeconds(5);

  /** How long others may wait for a reader. */
  private static final Duration WAIT = Duration.ofSeconds(3);

  /** More than any command of this program takes to read. */
  private static final Duration TRANSACTION = Duration.ofMinutes(10);

  private final Jdbi jdbi;
  private final Duration transaction;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "reader-guard");
            thread.setDaemon(true);
            return thread;
          });

  /** Someone whose connection was ended. */
  public record Ended(int pid, String applicationName, String reason) {}

  public ReaderGuard(Jdbi jdbi, Duration transaction) {
    this.jdbi = jdbi;
    this.transaction = transaction;
  }

  /** Begins to look. */
  public static ReaderGuard start(DatabaseAddress address) {
    ReaderGuard guard = new ReaderGuard(Jdbi.create(address.url(), address.login()), TRANSACTION);
    long millis = BETWEEN.toMillis();
    Future<?> unused =
        guard.worker.scheduleWithFixedDelay(
            guard::lookSafely, millis, millis, TimeUnit.MILLISECONDS);
    return guard;
  }

  /** Looks once. */
  public List<Ended> look() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(Scripts.read(END))
                .bind("wait_seconds", WAIT.toMillis() / 1000.0)
                .bind("transaction_seconds", transaction.toMillis() / 1000.0)
                .map(
                    (row, context) ->
                        new Ended(
                            row.getInt("pid"),
                            String.valueOf(row.getString("application_name")),
                            row.getString("reason")))
                .list());
  }

  private void lookSafely() {
    try {
      look()
          .forEach(
              ended ->
                  log.warn(
                      "event=reader_ended pid={} program=\"{}\" cause=\"{}\"",
                      ended.pid(),
                      ended.applicationName(),
                      ended.reason()));
    } catch (RuntimeException e) {
      // Whoever needs the database hears of its trouble; a role may not be let end others.
      log.debug("event=reader_guard_failed", e);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
