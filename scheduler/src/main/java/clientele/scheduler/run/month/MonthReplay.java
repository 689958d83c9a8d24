package clientele.scheduler.run.month;

import clientele.infra.db.upkeep.ReplayStore;
import clientele.infra.db.upkeep.ReplayStore.Agreement;
import clientele.scheduler.run.RunListener;
import clientele.steps.dag.Dag;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Does a published run again from what was kept of it: raw lines, settings, seed. Lines are not
 * pulled again and nothing is mailed.
 */
public final class MonthReplay {
  private static final Set<String> LEFT_OUT = Set.of("pull_transactions", "mail_summary");

  private final ReplayStore desk;
  private final Function<String, Dag> dag;
  private final RunListener listener;

  /**
   * Takes its collaborators.
   *
   * @param dag the month's work under settings that were kept as text
   */
  public MonthReplay(ReplayStore desk, Function<String, Dag> dag, RunListener listener) {
    this.desk = desk;
    this.dag = dag;
    this.listener = listener;
  }

  /**
   * Does it again and compares every table; what it writes is never committed.
   *
   * @throws StepException USAGE if the run is not published or its settings are not known,
   *     BAD_INPUT if its raw lines are gone
   */
  public List<Agreement> replay(RunRecord run) {
    if (run.status() != RunStatus.PUBLISHED) {
      throw new StepException(
          ErrorCode.USAGE,
          "only a published run can be replayed [%s is %s]".formatted(run.id(), run.status()));
    }
    String settings =
        desk.settings(run.settingsSha256())
            .orElseThrow(
                () ->
                    new StepException(
                        ErrorCode.USAGE,
                        "the run's settings were not kept [%s]. Maybe an older version made it."
                            .formatted(run.id())));
    List<Step> steps =
        dag.apply(settings).inOrder().stream()
            .filter(step -> !LEFT_OUT.contains(step.name()))
            .toList();
    return desk.replay(run.id(), () -> steps.forEach(step -> again(run, step)));
  }

  private void again(RunRecord run, Step step) {
    listener.stepStarted(run.id(), step.name());
    step.run(new RunContext(run.id(), 1, run.seed(), run.startedAt()));
  }
}
