package clientele.infra.db.journal;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Holder;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepRecord;
import clientele.steps.dag.StepResult;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The journal in the tables {@code run} and {@code run_step}. */
public final class JdbiRunJournal implements RunJournal {
  private static final String INTERRUPT =
      "update clientele.run_step set status = 'INTERRUPTED', error_message = :why";
  private static final String KEY = " where month = :month and revision = :revision";

  private final Jdbi jdbi;
  private final Clock clock;
  private final Optional<RunLease> lease;
  private final WorkingConnection working = new WorkingConnection();

  /**
   * @param clock gives the ends of attempts, whose begins the caller gives
   * @param lease every write is refused when it is lost; empty where nobody else can be
   */
  public JdbiRunJournal(Jdbi jdbi, Clock clock, Optional<RunLease> lease) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.lease = lease;
  }

  @Override
  public List<RunRecord> runs() {
    return transaction(
        handle ->
            handle
                .createQuery("select * from clientele.run order by month, revision")
                .map(JournalRows.RUN)
                .list());
  }

  @Override
  public Optional<RunRecord> latest(YearMonth month) {
    return transaction(
        handle ->
            handle
                .createQuery(
                    "select * from clientele.run where month = :month"
                        + " order by revision desc limit 1")
                .bind("month", month.atDay(1))
                .map(JournalRows.RUN)
                .findOne());
  }

  @Override
  public RunRecord open(RunOpening opening, Instant now) {
    return writing(
        handle ->
            keyed(
                    handle.createQuery(
                        """
                        insert into clientele.run (month, revision, status, reason, seed,
                          settings_sha256, code_version, platform, started_at)
                        values (:month, :revision, 'RUNNING', :reason, :seed, :settings, :code,
                          :platform, :now)
                        returning *
                        """),
                    opening.id())
                .bind("reason", opening.reason())
                .bind("seed", opening.seed())
                .bind("settings", opening.settingsSha256())
                .bind("code", opening.codeVersion())
                .bind("platform", opening.platform())
                .bind("now", now)
                .map(JournalRows.RUN)
                .one());
  }

  @Override
  public RunRecord reopen(RunId run) {
    return writing(
        handle -> {
          keyed(handle.createUpdate(INTERRUPT + KEY + " and status = 'RUNNING'"), run)
              .bind("why", "its process ended or fell silent; taken over by " + Holder.name())
              .execute();
          return keyed(
                  handle.createQuery(
                      "update clientele.run set status = 'RUNNING', finished_at = null"
                          + KEY
                          + " and status <> 'PUBLISHED' returning *"),
                  run)
              .map(JournalRows.RUN)
              .findOne()
              .orElseThrow(() -> internal("no unfinished run", run));
        });
  }

  @Override
  public Optional<RunRecord> restart(RunOpening opening, String why, Instant now) {
    return writing(handle -> new RunRestart(handle, opening.id(), now).fromTheStart(opening, why));
  }

  @Override
  public RunRecord reopen(RunId run, Set<String> steps, String why, Instant now) {
    return writing(handle -> new RunRestart(handle, run, now).from(steps, why));
  }

  @Override
  public Set<String> done(RunId run) {
    return transaction(
        handle ->
            new TreeSet<>(
                keyed(
                        handle.createQuery(
                            "select step from clientele.run_step"
                                + KEY
                                + " and status = 'SUCCEEDED'"),
                        run)
                    .mapTo(String.class)
                    .list()));
  }

  @Override
  public List<StepRecord> steps(RunId run) {
    return transaction(
        handle ->
            keyed(
                    handle.createQuery(
                        "select * from clientele.run_step"
                            + KEY
                            + " order by started_at, step collate \"C\", attempt"),
                    run)
                .map(JournalRows.STEP)
                .list());
  }

  @Override
  public int begin(RunId run, String step, Instant now) {
    lease.ifPresent(RunLease::ensure);
    return writing(
        handle -> {
          keyed(
                  handle.createUpdate(INTERRUPT + KEY + " and step = :step and status = 'RUNNING'"),
                  run)
              .bind("step", step)
              .bind("why", "its end could not be written down")
              .execute();
          return keyed(
                  handle.createQuery(
                      "insert into clientele.run_step (month, revision, step, attempt, status,"
                          + " started_at) select :month, :revision, :step,"
                          + " coalesce(max(attempt), 0) + 1, 'RUNNING', :now"
                          + " from clientele.run_step"
                          + KEY
                          + " and step = :step returning attempt"),
                  run)
              .bind("step", step)
              .bind("now", now)
              .mapTo(Integer.class)
              .one();
        });
  }

  @Override
  public StepResult commit(RunId run, String step, int attempt, Supplier<StepResult> work) {
    return writing(
        handle -> {
          StepResult result = working.during(handle, work);
          int changed =
              keyed(
                      handle.createUpdate(
                          "update clientele.run_step set status = 'SUCCEEDED', finished_at = :now,"
                              + " rows_written = :rows, metrics = cast(:metrics as jsonb)"
                              + KEY
                              + " and step = :step and attempt = :attempt and status = 'RUNNING'"),
                      run)
                  .bind("step", step)
                  .bind("attempt", attempt)
                  .bind("now", clock.instant())
                  .bind("rows", result.rowsWritten())
                  .bind("metrics", JournalRows.json(result.metrics()))
                  .execute();
          if (changed != 1) {
            throw internal("the attempt is not at work: " + step + " " + attempt, run);
          }
          return result;
        });
  }

  @Override
  public void fail(RunId run, String step, int attempt, ErrorCode code, String message) {
    writing(
        handle ->
            keyed(
                    handle.createUpdate(
                        "update clientele.run_step set status = 'FAILED', finished_at = :now,"
                            + " error_code = :code, error_message = :message"
                            + KEY
                            + " and step = :step and attempt = :attempt and status = 'RUNNING'"),
                    run)
                .bind("step", step)
                .bind("attempt", attempt)
                .bind("now", clock.instant())
                .bind("code", code.name())
                .bind("message", message)
                .execute());
  }

  @Override
  public void close(RunId run, RunStatus status, Instant now) {
    writing(
        handle ->
            keyed(
                    handle.createUpdate(
                        "update clientele.run set status = :status, finished_at = :now" + KEY),
                    run)
                .bind("status", status.name())
                .bind("now", now)
                .execute());
  }

  @Override
  public void interrupt() {
    working.interrupt();
  }

  @Override
  public void abandon() {
    working.abandon();
  }

  /** A transaction that is committed only while the lease is held. */
  private <T> T writing(Function<Handle, T> work) {
    return transaction(
        handle -> {
          T result = work.apply(handle);
          lease.ifPresent(held -> held.check(handle));
          return result;
        });
  }

  private <T> T transaction(Function<Handle, T> work) {
    return DatabaseErrors.translated("journal", () -> jdbi.inTransaction(work::apply));
  }

  private static StepException internal(String what, RunId run) {
    return new StepException(ErrorCode.INTERNAL, what + " [" + run + "]");
  }

  private static <S extends SqlStatement<S>> S keyed(S statement, RunId run) {
    return statement.bind("month", run.month().atDay(1)).bind("revision", run.revision());
  }
}
