package clientele.scheduler.run.month;

import clientele.infra.db.upkeep.AcceptedGates;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunStatus;
import java.time.YearMonth;

/**
 * Somebody's word that the stopped run of a month may pass one quality gate.
 *
 * @param gate its name
 * @param because the reason, which is kept
 */
public record Acceptance(String gate, String because) {

  /**
   * Writes it down.
   *
   * @return whether the month's latest run is stopped by that gate
   */
  public boolean of(YearMonth month, RunJournal journal, AcceptedGates gates) {
    return journal
        .latest(month)
        .filter(run -> run.status() == RunStatus.FAILED)
        .map(run -> gates.accept(run.id(), gate, because))
        .orElse(false);
  }
}
