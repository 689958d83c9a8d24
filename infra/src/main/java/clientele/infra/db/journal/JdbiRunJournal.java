package clientele.infra.db.journal;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Holder;
import clientele.infra.db.connection.Statements;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The journal in the tables {@code run} and {@code run_step}. */
public final class JdbiRunJournal implements RunJournal {
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
        handle -> Statements.query(handle, "journal/runs", Map.of()).map(JournalRows.RUN).list());
  }

  @Override
  public Optional<RunRecord> latest(YearMonth month) {
    return transaction(
        handle ->
            Statements.query(handle, "journal/latest_run", Map.of("month", month.atDay(1)))
                .map(JournalRows.RUN)
                .findOne());
  }

  @Override
  public RunRecord open(RunOpening opening, Instant now) {
    return writing(
        handle ->
            Statements.query(
                    handle,
                    "journal/open_run",
                    Statements.key(
                        opening.id(),
                        Map.of(
                            "reason", opening.reason(),
                            "seed", opening.seed(),
                            "settings", opening.settingsSha256(),
                            "code", opening.codeVersion(),
                            "platform", opening.platform(),
                            "now", now)))
                .map(JournalRows.RUN)
                .one());
  }

  @Override
  public RunRecord reopen(RunId run) {
    return writing(
        handle -> {
          Statements.execute(
              handle,
              "journal/interrupt_running",
              Statements.key(
                  run,
                  Map.of(
                      "why", "its process ended or fell silent; taken over by " + Holder.name())));
          return Statements.query(handle, "journal/reopen_run", Statements.key(run))
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
                Statements.query(handle, "journal/done_steps", Statements.key(run))
                    .mapTo(String.class)
                    .list()));
  }

  @Override
  public List<StepRecord> steps(RunId run) {
    return transaction(
        handle ->
            Statements.query(handle, "journal/attempts", Statements.key(run))
                .map(JournalRows.STEP)
                .list());
  }

  @Override
  public int begin(RunId run, String step, Instant now) {
    lease.ifPresent(RunLease::ensure);
    return writing(
        handle -> {
          Statements.execute(
              handle,
              "journal/interrupt_attempt",
              Statements.key(
                  run, Map.of("step", step, "why", "its end could not be written down")));
          return Statements.query(
                  handle,
                  "journal/begin_attempt",
                  Statements.key(run, Map.of("step", step, "now", now)))
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
              Statements.execute(
                  handle,
                  "journal/finish_attempt",
                  Statements.key(
                      run,
                      Map.of(
                          "step", step,
                          "attempt", attempt,
                          "now", clock.instant(),
                          "rows", result.rowsWritten(),
                          "metrics", JournalRows.json(result.metrics()))));
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
            Statements.execute(
                handle,
                "journal/fail_attempt",
                Statements.key(
                    run,
                    Map.of(
                        "step", step,
                        "attempt", attempt,
                        "now", clock.instant(),
                        "code", code.name(),
                        "message", message))));
  }

  @Override
  public void close(RunId run, RunStatus status, Instant now) {
    writing(
        handle ->
            Statements.execute(
                handle,
                "journal/close_run",
                Statements.key(run, Map.of("status", status.name(), "now", now))));
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
}
