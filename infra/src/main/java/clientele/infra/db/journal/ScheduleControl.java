package clientele.infra.db.journal;

import clientele.infra.db.connection.DatabaseErrors;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    using(
        handle ->
            handle.execute(
                "update clientele.schedule_state set paused = true, paused_why = ?", why));
  }

  /** Goes on after a pause. */
  public void resume() {
    using(
        handle ->
            handle.execute("update clientele.schedule_state set paused = false, paused_why = ''"));
  }

  /** Why the schedule is paused, if it is. */
  public Optional<String> paused() {
    return using(
        handle ->
            handle
                .createQuery("select paused_why from clientele.schedule_state where paused")
                .mapTo(String.class)
                .findOne());
  }

  /**
   * Asks whoever is closing a month to stop at once and give the run up.
   *
   * @return whether anybody is closing one
   */
  public boolean cancel(String why) {
    return using(
        handle ->
            handle.execute(
                    "update clientele.run_lease set cancel = ?"
                        + " where beat_at > clock_timestamp() - make_interval(secs => ?)"
                        + " and exists (select from clientele.run where status = 'RUNNING')",
                    why,
                    (double) RunLease.SILENCE.toSeconds())
                > 0);
  }

  /** Writes down that an instance looks for due months. */
  public void fired(Instant now) {
    using(handle -> handle.execute("update clientele.schedule_state set last_fire_at = ?", now));
  }

  /** Writes down that an instance begins to serve, if it is the first ever. */
  public void serves(Instant now) {
    using(
        handle ->
            handle.execute(
                "update clientele.schedule_state set served_since = ? where served_since is null",
                now));
  }

  /** When an instance first began to serve. */
  public Optional<Instant> servedSince() {
    return using(
        handle ->
            handle
                .createQuery(
                    "select served_since from clientele.schedule_state"
                        + " where served_since is not null")
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
  }

  /** When an instance last did. */
  public Optional<Instant> lastFire() {
    return using(
        handle ->
            handle
                .createQuery(
                    "select last_fire_at from clientele.schedule_state"
                        + " where last_fire_at is not null")
                .mapTo(OffsetDateTime.class)
                .findOne()
                .map(OffsetDateTime::toInstant));
  }

  /** Whether whoever took the lease last has given a sign of life within this time. */
  public boolean beating(Duration within) {
    return using(
        handle ->
            handle
                .createQuery(
                    "select exists (select from clientele.run_lease"
                        + " where beat_at > clock_timestamp() - make_interval(secs => :within))")
                .bind("within", within.toMillis() / 1000.0)
                .mapTo(Boolean.class)
                .one());
  }

  private <T> T using(Function<Handle, T> work) {
    return DatabaseErrors.translated("schedule", () -> jdbi.withHandle(work::apply));
  }
}
