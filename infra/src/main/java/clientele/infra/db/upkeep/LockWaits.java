package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Scripts;
import clientele.steps.port.SqlScript;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** For whom this program's connections wait. */
public final class LockWaits {
  private static final SqlScript WAITS = new SqlScript("reader/lock_waits");

  /** No statement of this program holds a lock for this long that another may want. */
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Jdbi jdbi;
  private final Duration patience;

  /** Those of half a minute and more. */
  public LockWaits(Jdbi jdbi) {
    this(jdbi, LONG);
  }

  /** Those of another length and more. */
  public LockWaits(Jdbi jdbi, Duration patience) {
    this.jdbi = jdbi;
    this.patience = patience;
  }

  /**
   * Somebody who holds what is waited for.
   *
   * @param since when the waiting began
   * @param pid the server's process
   * @param role login role
   * @param program what it calls itself
   */
  public record Holding(Instant since, int pid, String role, String program) {}

  /** Who is being waited for. */
  public List<Holding> now() {
    return DatabaseErrors.translated(
        "lock waits",
        () ->
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(Scripts.read(WAITS))
                        .bind("seconds", patience.toMillis() / 1000.0)
                        .map(
                            (row, context) ->
                                new Holding(
                                    row.getObject("since", OffsetDateTime.class).toInstant(),
                                    row.getInt("pid"),
                                    String.valueOf(row.getString("role")),
                                    String.valueOf(row.getString("program"))))
                        .list()));
  }
}
