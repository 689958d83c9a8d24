package clientele.scheduler.trigger;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether an unpublished month is worth trying now. One that was never begun, or whose process
 * died, is. One that gave up is tried again after a while where waiting can help: something outside
 * did not answer, or the input was no good, since an export may come late. Anything else waits for
 * a person, who runs the month by hand or changes the settings.
 */
public final class RetryDecision {
  private final RunJournal journal;
  private final Duration again;
  private final String settingsSha256;

  /**
   * Takes its collaborators.
   *
   * @param again how long after giving up
   * @param settingsSha256 of the settings that hold now; others than the run's are a new chance
   */
  public RetryDecision(RunJournal journal, Duration again, String settingsSha256) {
    this.journal = journal;
    this.again = again;
    this.settingsSha256 = settingsSha256;
  }

  /** Whether to try the month. */
  public boolean worthTrying(YearMonth month, Instant now) {
    Optional<RunRecord> latest = journal.latest(month);
    if (latest.isEmpty()
        || latest.get().status() != RunStatus.FAILED
        || !latest.get().settingsSha256().equals(settingsSha256)) {
      return true;
    }
    Optional<StepRecord> failure =
        journal.steps(latest.get().id()).stream()
            .filter(step -> step.status().equals("FAILED"))
            .max(Comparator.comparing(StepRecord::startedAt));
    if (failure.isEmpty()) {
      // It gave up, yet no failure could be written down: the database was away.
      return true;
    }
    ErrorCode code = ErrorCode.valueOf(failure.get().errorCode());
    Instant ended = failure.get().finishedAt().orElse(failure.get().startedAt());
    return (code.retryable() || code == ErrorCode.BAD_INPUT) && !now.isBefore(ended.plus(again));
  }
}
