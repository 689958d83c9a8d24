package clientele.scheduler.alarm;

import clientele.infra.db.upkeep.IncidentStore;
import clientele.infra.db.upkeep.IncidentStore.Incident;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at short intervals whether anything is wrong, in a thread that neither the trigger nor a
 * run knows of, and tells operators once when an incident begins and once when it is over.
 */
public final class Watch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  /** Looks in a row at a database that does not answer before operators hear of it. */
  private static final int PATIENCE = 9;

  /** How long the last look may take when the program ends. */
  private static final Duration LAST_LOOK = Duration.ofSeconds(20);

  private static final String NO_DATABASE = "no_database";

  private final IncidentStore book;
  private final IncidentFinder troubles;
  private final Operators operators;
  private final Clock clock;
  private final ScheduledExecutorService eyes =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Incident> alarmed = new HashSet<>();
  private final Set<Incident> ended = new HashSet<>();
  private Optional<Incident> noDatabase = Optional.empty();
  private int unanswered;

  public Watch(IncidentStore book, IncidentFinder troubles, Operators operators, Clock clock) {
    this.book = book;
    this.troubles = troubles;
    this.operators = operators;
    this.clock = clock;
  }

  /** Starts looking. */
  public Watch start(Duration between) {
    Future<?> unused =
        eyes.scheduleWithFixedDelay(this::lookSafely, 0, between.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** Looks once. */
  public void look() {
    Instant now = clock.instant();
    List<IncidentFinder.Trouble> found = troubles.now(now);
    found.forEach(trouble -> book.open(trouble.kind(), trouble.subject(), trouble.message(), now));
    for (Incident incident : book.open()) {
      boolean lasts =
          found.stream()
              .anyMatch(
                  trouble ->
                      trouble.kind().equals(incident.kind())
                          && trouble.subject().equals(incident.subject()));
      if (!lasts && troubles.over(incident.kind(), incident.subject())) {
        book.close(incident, now);
      }
    }
    book.tellAlarms(incident -> once(alarmed, incident, operators::alarm), now);
    alarmed.clear();
    book.tellEnds(incident -> once(ended, incident, operators::end), now);
    ended.clear();
  }

  /**
   * Looks no more, and waits for the end of a look that was begun: one cut off between telling an
   * alarm and writing that down would have it told again.
   */
  @Override
  public void close() {
    eyes.shutdown();
    try {
      if (!eyes.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS)) {
        eyes.shutdownNow();
      }
    } catch (InterruptedException e) {
      eyes.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void lookSafely() {
    try {
      look();
      unanswered = 0;
      if (noDatabase.isPresent()) {
        operators.end(noDatabase.get());
        noDatabase = Optional.empty();
      }
    } catch (StepException e) {
      log.error("event=watch_failed cause={}", e.getMessage());
      if (e.code() == ErrorCode.WAREHOUSE) {
        unanswered++;
        tellNoDatabase(String.valueOf(e.getMessage()));
      }
    } catch (RuntimeException e) {
      log.error("event=watch_failed cause={}", e.toString());
    }
  }

  /** This one is kept in memory, for the book is in the database; told until it is heard. */
  private void tellNoDatabase(String why) {
    if (unanswered < PATIENCE || noDatabase.isPresent()) {
      return;
    }
    Incident incident =
        new Incident(
            NO_DATABASE,
            "database",
            "The database cannot be used, so no month can be closed: " + why,
            clock.instant());
    try {
      operators.alarm(incident);
      noDatabase = Optional.of(incident);
    } catch (StepException e) {
      log.error("event=alarm_failed cause={}", e.getMessage());
    }
  }

  /** A database whose disk is full may not be able to remember that somebody was told. */
  private static void once(Set<Incident> told, Incident incident, Consumer<Incident> telling) {
    if (!told.contains(incident)) {
      telling.accept(incident);
      told.add(incident);
    }
  }
}
