package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Statements;
import clientele.steps.dag.RunId;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Who let which run pass which gate. */
public final class AcceptedGates {
  private final Jdbi jdbi;

  public AcceptedGates(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Lets one run pass one gate.
   *
   * @return whether that gate stops that run
   */
  public boolean accept(RunId run, String gate, String because) {
    return DatabaseErrors.translated(
            "gates",
            () ->
                jdbi.withHandle(
                    handle ->
                        Statements.execute(
                            handle,
                            "gates/accept",
                            Statements.key(run, Map.of("because", because, "gate", gate)))))
        > 0;
  }
}
