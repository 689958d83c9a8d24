package clientele.scheduler.command.look;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.scheduler.check.Checkup;
import clientele.scheduler.check.Finding;
import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.steps.dag.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries every part. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Tries every part that a month needs and says what to mend.")
public final class Check implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description = "File or folder of transactions; overrides source.uri.")
  private @Nullable String source;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    Config loaded = ConfigLoader.load(place.config(), System.getenv());
    Config config = Optional.ofNullable(source).map(loaded::withSource).orElse(loaded);
    List<Finding> findings = Checkup.of(config, place.home()).findings();
    for (Finding finding : findings) {
      terminal
          .out()
          .printf(
              "%-5s %-10s %s%n", finding.works() ? "ok" : "MEND", finding.part(), finding.words());
    }
    return findings.stream()
        .filter(finding -> !finding.works())
        .findFirst()
        .map(Finding::code)
        .map(ErrorCode::exitCode)
        .orElse(0);
  }
}
