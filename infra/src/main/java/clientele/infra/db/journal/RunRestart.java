package clientele.infra.db.journal;

import clientele.infra.db.connection.Statements;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.StepException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes a run that was never shown back to an earlier step, so that its number stays. */
final class RunRestart {
  /** Keyed by the lines' own month; the table that says who read them comes last. */
  private static final List<String> OF_LINES =
      List.of(
          "transaction_raw",
          "transaction",
          "transaction_rejected",
          "data_quality",
          "customer_order");

  private final Handle handle;
  private final RunId run;
  private final Instant now;

  RunRestart(Handle handle, RunId run, Instant now) {
    this.handle = handle;
    this.run = run;
    this.now = now;
  }

  /**
   * To its first step.
   *
   * @see RunJournal#restart
   */
  Optional<RunRecord> fromTheStart(RunJournal.RunOpening opening, String why) {
    if (linesAreUsed()) {
      return Optional.empty();
    }
    for (String table : OF_LINES) {
      Statements.execute(
          handle, "journal/delete_read_lines", Map.of("table", table), Statements.key(run));
    }
    execute("journal/delete_read_months", Map.of());
    execute("journal/interrupt_all", Map.of("why", why));
    execute(
        "journal/restate_run",
        Map.of(
            "seed", opening.seed(),
            "settings", opening.settingsSha256(),
            "code", opening.codeVersion(),
            "platform", opening.platform()));
    return Optional.of(running());
  }

  /**
   * To the first of some steps.
   *
   * @see RunJournal#reopen(RunId, Set, String, Instant)
   */
  RunRecord from(Set<String> steps, String why) {
    execute("journal/interrupt_running", Map.of("why", why));
    for (String step : steps) {
      execute("journal/interrupt_done_step", Map.of("step", step, "why", why));
    }
    return running();
  }

  private boolean linesAreUsed() {
    return Statements.query(handle, "journal/lines_are_used", Statements.key(run))
        .mapTo(Boolean.class)
        .one();
  }

  private void execute(String script, Map<String, ?> parameters) {
    Statements.execute(handle, script, Statements.key(run, parameters));
  }

  private RunRecord running() {
    return Statements.query(handle, "journal/restart_run", Statements.key(run, Map.of("now", now)))
        .map(JournalRows.RUN)
        .findOne()
        .orElseThrow(
            () -> new StepException(ErrorCode.INTERNAL, "no unfinished run [" + run + "]"));
  }
}
