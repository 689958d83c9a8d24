package clientele.scheduler.command.close;

import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
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

/** Closes the months of a span that are missing. */
@Command(
    name = "backfill",
    mixinStandardHelpOptions = true,
    description = {
      "Closes the months of a span that are not published yet, oldest first.",
      "Segments are matched from month to month: before a published month it takes --reissue."
    })
public final class Backfill implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(names = "--from", required = true, paramLabel = "YYYY-MM", description = "First month.")
  private YearMonth from;

  @Option(names = "--to", required = true, paramLabel = "YYYY-MM", description = "Last month.")
  private YearMonth to;

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description = "File or folder of transactions; overrides source.uri.")
  private @Nullable String source;

  @Option(
      names = "--moved",
      description = "The source lies elsewhere than it did and is the same shop's.")
  private boolean moved;

  @Option(
      names = "--reissue",
      description = "Issue the later published months again, in order, each as a revision.")
  private boolean reissue;

  @Override
  public Integer call() {
    if (from.isAfter(to)) {
      throw new StepException(
          ErrorCode.USAGE, "--from is after --to [%s, %s]. Maybe swap them.".formatted(from, to));
    }
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Wiring wiring = Wiring.open(place.home(), place.config(), Optional.ofNullable(source))) {
      wiring.demandSource(moved);
      Closing closing = new Closing(wiring, terminal, Clock.systemUTC());
      List<YearMonth> missing = closing.missing(from, to);
      if (reissue) {
        closing.closeAndReissue(missing, from, Optional.empty());
      } else {
        closing.closeAll(missing);
      }
      terminal.out().println(missing.size() + " months closed, the others were published before");
      return 0;
    }
  }
}
