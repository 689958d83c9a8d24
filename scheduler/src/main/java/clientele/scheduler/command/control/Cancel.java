package clientele.scheduler.command.control;

import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.wiring.Wiring;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Cancels the run at work. */
@Command(
    name = "cancel",
    mixinStandardHelpOptions = true,
    description = "Ends the run at work at once and gives it up; run the month again to resume it.")
public final class Cancel implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(names = "--because", required = true, paramLabel = "WHY", description = "The reason.")
  private String because;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Wiring wiring = Wiring.visiting(place.home(), place.config())) {
      if (!wiring.control().cancel(because)) {
        throw new StepException(
            ErrorCode.USAGE, "no month is being closed. Maybe it has just ended.");
      }
      terminal.out().println("cancelled with the next sign of life, within seconds: " + because);
      return 0;
    }
  }
}
