package clientele.infra.db.journal;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.StepException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Takes a run that was never shown back to an earlier step, so that its number stays. */
final class RunRestart {
  private static final String KEY = " where month = :month and revision = :revision";

  /** Keyed by the lines' own month; the table that says who read them comes last. */
  private static final List<String> OF_LINES =
      List.of("transaction_raw", "transaction", "transaction_rejected", "data_quality");

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
      keyed(
              handle.createUpdate(
                  "delete from clientele."
                      + table
                      + " where (month, revision) in (select month, revision"
                      + " from clientele.data_month where pulled_by_month = :month"
                      + " and pulled_by_revision = :revision)"))
          .execute();
    }
    keyed(
            handle.createUpdate(
                "delete from clientele.data_month"
                    + " where pulled_by_month = :month and pulled_by_revision = :revision"))
        .execute();
    undo(" and status in ('RUNNING', 'SUCCEEDED')", why);
    keyed(
            handle.createUpdate(
                "update clientele.run set seed = :seed, settings_sha256 = :settings,"
                    + " code_version = :code, platform = :platform"
                    + KEY))
        .bind("seed", opening.seed())
        .bind("settings", opening.settingsSha256())
        .bind("code", opening.codeVersion())
        .bind("platform", opening.platform())
        .execute();
    return Optional.of(running());
  }

  /**
   * To the first of some steps.
   *
   * @see RunJournal#reopen(RunId, Set, String, Instant)
   */
  RunRecord from(Set<String> steps, String why) {
    undo(" and status = 'RUNNING'", why);
    for (String step : steps) {
      keyed(
              handle.createUpdate(
                  "update clientele.run_step set status = 'INTERRUPTED', error_message = :why"
                      + KEY
                      + " and step = :step and status = 'SUCCEEDED'"))
          .bind("why", why)
          .bind("step", step)
          .execute();
    }
    return running();
  }

  private boolean linesAreUsed() {
    return keyed(
            handle.createQuery(
                """
                select exists (
                  select from clientele.run_input i
                  join clientele.data_month d
                    on d.month = i.data_month and d.revision = i.data_revision
                  where d.pulled_by_month = :month and d.pulled_by_revision = :revision
                    and not (i.month = :month and i.revision = :revision))
                """))
        .mapTo(Boolean.class)
        .one();
  }

  private void undo(String which, String why) {
    keyed(
            handle.createUpdate(
                "update clientele.run_step set status = 'INTERRUPTED', error_message = :why"
                    + KEY
                    + which))
        .bind("why", why)
        .execute();
  }

  private RunRecord running() {
    return keyed(
            handle.createQuery(
                "update clientele.run set status = 'RUNNING', finished_at = null, started_at = :now"
                    + KEY
                    + " and status <> 'PUBLISHED' returning *"))
        .bind("now", now)
        .map(JournalRows.RUN)
        .findOne()
        .orElseThrow(
            () -> new StepException(ErrorCode.INTERNAL, "no unfinished run [" + run + "]"));
  }

  private <S extends SqlStatement<S>> S keyed(S statement) {
    return statement.bind("month", run.month().atDay(1)).bind("revision", run.revision());
  }
}
