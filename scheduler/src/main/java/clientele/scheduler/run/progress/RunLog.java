package clientele.scheduler.run.progress;

import clientele.infra.home.PrivateFiles;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunOutcome;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Writes one log line at start and end of a run and of a step, and names run and step in whatever
 * else is logged meanwhile. All of that also goes into a file of the run's own.
 */
public final class RunLog implements RunListener {
  private static final Logger log = LoggerFactory.getLogger(RunLog.class);

  /** As the log configuration knows them. */
  private static final String RUN = "run";

  private static final String STEP = "step";
  private static final String FILE = "log_file";

  private final Path folder;

  /**
   * Takes its place.
   *
   * @param folder of the runs' files; made when there is something to write
   */
  public RunLog(Path folder) {
    this.folder = folder;
  }

  /** The file of a run in such a folder. */
  public static Path file(Path folder, RunId run) {
    return folder.resolve("%s-r%d.log".formatted(run.month(), run.revision()));
  }

  @Override
  public void runStarted(RunId run, List<String> steps) {
    MDC.put(RUN, run.toString());
    makePrivate(file(folder, run));
    MDC.put(FILE, file(folder, run).toString());
    log.info("event=run_started steps={}", steps.size());
  }

  /** Made before the logger makes it, which would make it readable for everybody. */
  private void makePrivate(Path file) {
    try {
      PrivateFiles.folder(folder);
      PrivateFiles.file(file);
    } catch (IOException e) {
      log.warn("event=log_file_unmade cause={}", e.toString());
    }
  }

  @Override
  public void stepStarted(RunId run, String step) {
    MDC.put(STEP, step);
    log.info("event=step_started");
  }

  @Override
  public void stepEnded(RunId run, StepOutcome outcome) {
    MDC.put(STEP, outcome.step());
    if (outcome instanceof StepOutcome.Succeeded done) {
      log.info(
          "event=step_succeeded attempt={} rows={} ms={} metrics={}",
          done.attempt(),
          done.result().rowsWritten(),
          done.took().toMillis(),
          done.result().metrics());
    } else if (outcome instanceof StepOutcome.Failed failed) {
      log.warn(
          "event=step_failed attempt={} code={} ms={}",
          failed.attempt(),
          failed.code(),
          failed.took().toMillis());
    } else {
      log.info("event=step_skipped");
    }
    MDC.remove(STEP);
  }

  @Override
  public void stepWaits(RunId run, StepOutcome.Failed failure, Duration wait) {
    log.warn(
        "event=step_waits attempt={} code={} wait_ms={}",
        failure.attempt(),
        failure.code(),
        wait.toMillis());
  }

  @Override
  public void runEnded(RunOutcome outcome) {
    log.info("event=run_ended outcome={}", outcome.word());
    MDC.remove(FILE);
    MDC.remove(RUN);
  }
}
