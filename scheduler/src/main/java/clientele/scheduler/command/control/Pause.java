package clientele.scheduler.command.control;

import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.wiring.Wiring;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pauses the schedule. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description = "Begins no month unattended until resume; a run at work goes on.")
public final class Pause implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(names = "--because", required = true, paramLabel = "WHY", description = "The reason.")
  private String because;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Wiring wiring = Wiring.visiting(place.home(), place.config())) {
      wiring.control().pause(because);
      terminal.out().println("paused: " + because);
      return 0;
    }
  }
}
