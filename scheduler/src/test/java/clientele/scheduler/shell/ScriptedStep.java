package clientele.scheduler.shell;

import clientele.steps.dag.RunContext;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.table.Table;
import java.util.Set;
import java.util.function.Function;

/**
 * A step that does what a test wants.
 *
 * @param name its name
 * @param reads the tables it looks at
 * @param writes the tables it fills
 * @param work what it does
 */
public record ScriptedStep(
    String name, Set<Table<?>> reads, Set<Table<?>> writes, Function<RunContext, StepResult> work)
    implements Step {

  /** One that needs no table. */
  public ScriptedStep(String name, Function<RunContext, StepResult> work) {
    this(name, Set.of(), Set.of(), work);
  }

  @Override
  public StepResult run(RunContext run) {
    return work.apply(run);
  }
}
