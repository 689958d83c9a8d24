package clientele.scheduler.command.control;

import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.wiring.Wiring;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Goes on after a pause. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Goes on after a pause; months that came due meanwhile are closed.")
public final class Resume implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Wiring wiring = Wiring.visiting(place.home(), place.config())) {
      wiring.control().resume();
      terminal.out().println("resumed");
      return 0;
    }
  }
}
