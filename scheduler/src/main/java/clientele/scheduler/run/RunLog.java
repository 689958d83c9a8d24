package clientele.scheduler.run;

import clientele.steps.dag.RunId;
import clientele.steps.dag.StepOutcome;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one log line at start and end of a run and of a step. */
public final class RunLog implements RunListener {
  private static final Logger log = LoggerFactory.getLogger(RunLog.class);

  @Override
  public void runStarted(RunId run, List<String> steps) {
    log.info("run={} event=started steps={}", run, steps.size());
  }

  @Override
  public void stepStarted(RunId run, String step) {
    log.info("run={} step={} event=started", run, step);
  }

  @Override
  public void stepEnded(RunId run, StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Succeeded done) {
      log.info(
          "run={} step={} event=succeeded attempt={} rows={} ms={} metrics={}",
          run,
          done.step(),
          done.attempt(),
          done.result().rowsWritten(),
          done.took().toMillis(),
          done.result().metrics());
    } else if (outcome instanceof StepOutcome.Failed failed) {
      log.info(
          "run={} step={} event=failed attempt={} code={} ms={}",
          run,
          failed.step(),
          failed.attempt(),
          failed.code(),
          failed.took().toMillis());
    } else {
      log.info("run={} step={} event=skipped", run, outcome.step());
    }
  }

  @Override
  public void stepWaits(RunId run, StepOutcome.Failed failure, Duration wait) {
    log.warn(
        "run={} step={} event=waits attempt={} code={} wait_ms={}",
        run,
        failure.step(),
        failure.attempt(),
        failure.code(),
        wait.toMillis());
  }

  @Override
  public void runEnded(RunOutcome outcome) {
    log.info("run={} event={}", outcome.run(), outcome.word());
  }
}
