package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Incidents and what operators were told of them. Two instances may keep it together: an incident
 * is opened once, and who tells of it holds its row meanwhile.
 */
public final class IncidentStore {
  private static final RowMapper<Incident> INCIDENT =
      (row, context) ->
          new Incident(
              row.getString("kind"),
              row.getString("subject"),
              row.getString("message"),
              row.getObject("opened_at", OffsetDateTime.class).toInstant());

  private final Jdbi jdbi;

  public IncidentStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** One incident. */
  public record Incident(String kind, String subject, String message, Instant openedAt) {}

  /** Tells operators something; throws if it could not be told. */
  @FunctionalInterface
  public interface Teller {
    void tell(Incident incident);
  }

  /** Opens an incident unless it is open already. */
  public void open(String kind, String subject, String message, Instant now) {
    using(
        handle ->
            handle.execute(
                "insert into clientele.incident (kind, subject, opened_at, message)"
                    + " values (?, ?, ?, ?)"
                    + " on conflict (kind, subject) where closed_at is null do nothing",
                kind,
                subject,
                now,
                message));
  }

  /** Marks an incident as over. */
  public void close(Incident incident, Instant now) {
    using(
        handle ->
            handle.execute(
                "update clientele.incident set closed_at = ?"
                    + " where kind = ? and subject = ? and closed_at is null",
                now,
                incident.kind(),
                incident.subject()));
  }

  /** The incidents that are not over. */
  public List<Incident> open() {
    return using(
        handle ->
            handle
                .createQuery(
                    "select * from clientele.incident where closed_at is null"
                        + " order by opened_at, kind, subject")
                .map(INCIDENT)
                .list());
  }

  /**
   * Has every alarm told that was not told yet. It is marked after it was told: what a crash leaves
   * between the two is told again, for an alarm twice is better than none.
   */
  public void tellAlarms(Teller teller, Instant now) {
    tell("alarm_sent_at is null and closed_at is null", "alarm_sent_at", teller, now);
  }

  /** Has every end told whose alarm was told. */
  public void tellEnds(Teller teller, Instant now) {
    tell(
        "alarm_sent_at is not null and closed_at is not null and clear_sent_at is null",
        "clear_sent_at",
        teller,
        now);
  }

  private void tell(String which, String mark, Teller teller, Instant now) {
    using(
        handle -> {
          handle.useTransaction(
              inside -> {
                List<Incident> untold =
                    inside
                        .createQuery(
                            "select * from clientele.incident where "
                                + which
                                + " order by opened_at, kind, subject for update skip locked")
                        .map(INCIDENT)
                        .list();
                for (Incident incident : untold) {
                  teller.tell(incident);
                  inside.execute(
                      "update clientele.incident set "
                          + mark
                          + " = ? where kind = ? and subject = ? and opened_at = ?",
                      now,
                      incident.kind(),
                      incident.subject(),
                      incident.openedAt());
                }
              });
          return true;
        });
  }

  private <T> T using(Function<Handle, T> work) {
    return DatabaseErrors.translated("incidents", () -> jdbi.withHandle(work::apply));
  }
}
