package clientele.steps.dag;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What has been begun, done and given up: the only memory a run has. Everything here is committed
 * at once, but {@link #commit}, which commits a step's rows and its entry together.
 */
public interface RunJournal {

  /** All runs, oldest month first, revisions in order. */
  List<RunRecord> runs();

  /** The newest revision of a month, if there is any. */
  Optional<RunRecord> latest(YearMonth month);

  /** Writes down a new run as RUNNING. */
  RunRecord open(RunOpening opening, Instant now);

  /**
   * Marks an unfinished run as RUNNING again; attempts left RUNNING become INTERRUPTED, and their
   * message says who took the run over.
   */
  RunRecord reopen(RunId run);

  /**
   * Takes an unfinished run back to its first step, as if nothing of it had been done: under the
   * settings of now, with the lines it has read gone and read again.
   *
   * @param opening under the run's own key
   * @param why said of the steps that had been done, which become INTERRUPTED
   * @return empty if another run works with the lines that this one has read, which then stays as
   *     it is
   */
  Optional<RunRecord> restart(RunOpening opening, String why, Instant now);

  /**
   * Marks an unfinished run as RUNNING again, with some of its steps to be done once more.
   *
   * @param steps to be done once more; those of them that were done become INTERRUPTED
   * @param why said of them
   */
  RunRecord reopen(RunId run, Set<String> steps, String why, Instant now);

  /** The names of the steps that are done. */
  Set<String> done(RunId run);

  /** Every attempt of every step, in the order they began. */
  List<StepRecord> steps(RunId run);

  /**
   * Writes down that a step begins and says which attempt this is; an attempt of it that was left
   * RUNNING becomes INTERRUPTED.
   */
  int begin(RunId run, String step, Instant now);

  /** Does the work and marks the attempt SUCCEEDED, in one transaction or not at all. */
  StepResult commit(RunId run, String step, int attempt, Supplier<StepResult> work);

  /** Marks the attempt FAILED; the work's own rows are already rolled back. */
  void fail(RunId run, String step, int attempt, ErrorCode code, String message);

  /**
   * Ends what the database is doing for the step at work, if anything; may be called from any
   * thread and more than once.
   */
  void interrupt();

  /**
   * Cuts the connection of the step at work, so that none of its rows can be committed any more.
   */
  void abandon();

  /** Marks the run's end. */
  void close(RunId run, RunStatus status, Instant now);

  /**
   * What is known when a run begins.
   *
   * @param id month and revision
   * @param seed seed of its random streams
   * @param reason why a revision is made; empty for the first
   * @param settingsSha256 hash of the settings that can change a figure
   * @param codeVersion version of this program
   * @param platform Java version, operating system and processor, because floating-point libraries
   *     may differ between them
   */
  record RunOpening(
      RunId id,
      long seed,
      String reason,
      String settingsSha256,
      String codeVersion,
      String platform) {}
}
