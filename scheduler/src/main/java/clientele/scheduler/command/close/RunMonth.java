package clientele.scheduler.command.close;

import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.run.month.Acceptance;
import clientele.scheduler.wiring.Wiring;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
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

  @Option(
      names = "--moved",
      description = "The source lies elsewhere than it did and is the same shop's.")
  private boolean moved;

  @Option(
      names = "--reissue",
      description = "Issue the later published months again, in order, each as a revision.")
  private boolean reissue;

  @Option(
      names = "--accept",
      paramLabel = "GATE",
      description = "Let this run pass a quality gate that stops it; may be repeated.")
  private List<String> accept = List.of();

  @Option(names = "--because", paramLabel = "WHY", description = "The reason, kept with the run.")
  private @Nullable String because;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Wiring wiring = Wiring.open(place.home(), place.config(), Optional.ofNullable(source))) {
      wiring.demandSource(moved);
      accept.forEach(gate -> acceptGate(wiring, gate));
      Closing closing = new Closing(wiring, terminal, Clock.systemUTC());
      if (reissue) {
        closing.closeAndReissue(List.of(month), month, Optional.ofNullable(revise));
      } else {
        closing.close(month, Optional.ofNullable(revise));
      }
      return 0;
    }
  }

  private void acceptGate(Wiring wiring, String gate) {
    if (because == null || because.isBlank()) {
      throw new StepException(
          ErrorCode.USAGE, "--accept needs a reason [%s]. Maybe add --because.".formatted(gate));
    }
    if (!new Acceptance(gate, because).of(month, wiring.journal(), wiring.gates())) {
      throw new StepException(
          ErrorCode.USAGE,
          "no run of the month is stopped by this gate [%s: %s]. Maybe its name is mistyped."
              .formatted(month, gate));
    }
  }
}
