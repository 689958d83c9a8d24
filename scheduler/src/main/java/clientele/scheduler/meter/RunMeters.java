package clientele.scheduler.meter;

import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunOutcome;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Counts runs by how they ended, times steps, and counts their failures and repetitions. */
public final class RunMeters implements RunListener {
  private final MeterRegistry registry;

  RunMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void stepEnded(RunId run, StepOutcome outcome) {
    if (outcome instanceof StepOutcome.Succeeded done) {
      registry.timer("clientele.step", "step", done.step()).record(done.took());
    } else if (outcome instanceof StepOutcome.Failed failed) {
      registry
          .counter("clientele.step.failures", "step", failed.step(), "code", failed.code().name())
          .increment();
    }
  }

  @Override
  public void stepWaits(RunId run, StepOutcome.Failed failure, Duration wait) {
    registry
        .counter("clientele.step.retries", "step", failure.step(), "code", failure.code().name())
        .increment();
  }

  @Override
  public void runEnded(RunOutcome outcome) {
    registry.counter("clientele.runs", "outcome", outcome.word()).increment();
  }
}
