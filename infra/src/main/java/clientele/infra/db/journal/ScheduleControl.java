package clientele.infra.db.journal;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The switches that people and instances share: pause, cancel, and the last fire of the trigger.
 */
public final class ScheduleControl {
  private final Jdbi jdbi;

  public ScheduleControl(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Begins no month unattended until it is resumed; a run at work goes on. */
  public void pause(String why) {
    using(handle -> Statements.execute(handle, "schedule/pause", Map.of("why", why)));
  }

  /** Goes on after a pause. */
  public void resume() {
    using(handle -> Statements.execute(handle, "schedule/resume", Map.of()));
  }

  /** Why the schedule is paused, if it is. */
  public Optional<String> paused() {
    return using(
        handle ->
            Statements.query(handle, "schedule/paused", Map.of()).mapTo(String.class).findOne());
  }

  /**
   * Asks whoever is closing a month to stop at once and give the run up.
   *
   * @return whether anybody is closing one
   */
  public boolean cancel(String why) {
    return using(
        handle ->
            Statements.execute(
                    handle,
                    "lease/cancel",
                    Map.of("why", why, "within", (double) RunLease.SILENCE.toSeconds()))
                > 0);
  }

  /** Writes down that an instance looks for due months. */
  public void fired(Instant now) {
    using(handle -> Statements.execute(handle, "schedule/fired", Map.of("now", now)));
  }

  /** Writes down that an instance begins to serve, if it is the first ever. */
  public void serves(Instant now) {
    using(handle -> Statements.execute(handle, "schedule/serves", Map.of("now", now)));
  }

  /** When an instance first began to serve. */
  public Optional<Instant> servedSince() {
    return using(
        handle ->
            Statements.query(handle, "schedule/served_since", Map.of())
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
  }

  /** When an instance last did. */
  public Optional<Instant> lastFire() {
    return using(
        handle ->
            Statements.query(handle, "schedule/last_fire", Map.of())
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
  }

  /** Whether whoever took the lease last has given a sign of life within this time. */
  public boolean beating(Duration within) {
    return using(
        handle ->
            Statements.query(handle, "lease/beating", Map.of("within", within.toMillis() / 1000.0))
                .mapTo(Boolean.class)
                .one());
  }

  private <T> T using(Function<Handle, T> work) {
    return DatabaseErrors.translated("schedule", () -> jdbi.withHandle(work::apply));
  }
}
