package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Statements;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
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
            Statements.execute(
                handle,
                "incident/open",
                Map.of("kind", kind, "subject", subject, "now", now, "message", message)));
  }

  /** Marks an incident as over. */
  public void close(Incident incident, Instant now) {
    using(
        handle ->
            Statements.execute(
                handle,
                "incident/close",
                Map.of("kind", incident.kind(), "subject", incident.subject(), "now", now)));
  }

  /** The incidents that are not over. */
  public List<Incident> open() {
    return using(
        handle ->
            Statements.query(handle, "incident/open_incidents", Map.of()).map(INCIDENT).list());
  }

  /**
   * Has every alarm told that was not told yet. It is marked after it was told: what a crash leaves
   * between the two is told again, for an alarm twice is better than none.
   */
  public void tellAlarms(Teller teller, Instant now) {
    tell("incident/untold_alarms", "incident/alarm_told", teller, now);
  }

  /** Has every end told whose alarm was told. */
  public void tellEnds(Teller teller, Instant now) {
    tell("incident/untold_ends", "incident/end_told", teller, now);
  }

  private void tell(String untoldOnes, String told, Teller teller, Instant now) {
    using(
        handle -> {
          handle.useTransaction(
              inside -> {
                List<Incident> untold =
                    Statements.query(inside, untoldOnes, Map.of()).map(INCIDENT).list();
                for (Incident incident : untold) {
                  teller.tell(incident);
                  Statements.execute(
                      inside,
                      told,
                      Map.of(
                          "kind", incident.kind(),
                          "subject", incident.subject(),
                          "opened_at", incident.openedAt(),
                          "now", now));
                }
              });
          return true;
        });
  }

  private <T> T using(Function<Handle, T> work) {
    return DatabaseErrors.translated("incidents", () -> jdbi.withHandle(work::apply));
  }
}
