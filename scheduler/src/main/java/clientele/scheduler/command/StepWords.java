package clientele.scheduler.command;

import clientele.scheduler.run.RunListener;
import clientele.steps.dag.RunId;

/**
 * A line when a step begins, for work that has no more to tell.
 *
 * @param terminal where it is printed
 */
public record StepWords(Terminal terminal) implements RunListener {
  @Override
  public void stepStarted(RunId run, String step) {
    terminal.out().printf("%s %s%n", run, step);
    terminal.out().flush();
  }
}
