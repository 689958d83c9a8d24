package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.steps.dag.RunId;
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
                        handle
                            .createUpdate(
                                """
                            insert into clientele.gate_acceptance (month, revision, gate, because)
                            select month, revision, gate, :because from clientele.gate_verdict
                            where month = :month and revision = :revision and gate = :gate
                              and verdict = 'stop'
                            on conflict (month, revision, gate)
                              do update set because = excluded.because
                            """)
                            .bind("because", because)
                            .bind("month", run.month().atDay(1))
                            .bind("revision", run.revision())
                            .bind("gate", gate)
                            .execute()))
        > 0;
  }
}
