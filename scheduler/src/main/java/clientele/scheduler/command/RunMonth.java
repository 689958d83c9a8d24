package clientele.scheduler.command;

import clientele.scheduler.Wiring;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Closes one month, or resumes it. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Closes one month, or resumes it at the first step that is not done.",
      "A published month is left alone unless --revise says why it is issued again."
    })
public final class RunMonth implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private YearMonth month;

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description = "File or folder of transactions; overrides source.uri.")
  private @Nullable String source;

  @Option(
      names = "--revise",
      paramLabel = "WHY",
      description = "Issue a published month again, as its next revision.")
  private @Nullable String revise;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Wiring wiring = Wiring.open(place.home(), place.config(), Optional.ofNullable(source))) {
      new Closing(wiring, terminal, Clock.systemUTC()).close(month, Optional.ofNullable(revise));
      return 0;
    }
  }
}
