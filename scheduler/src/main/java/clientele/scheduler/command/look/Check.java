package clientele.scheduler.command.look;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.profile.ProfileText;
import clientele.infra.source.profile.SourceProfile;
import clientele.infra.source.profile.SourceProfiler;
import clientele.infra.source.profile.StarterConfig;
import clientele.infra.source.s3.S3TransactionSource;
import clientele.scheduler.check.Checkup;
import clientele.scheduler.check.Finding;
import clientele.scheduler.command.Place;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.command.Visible;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
    description = {
      "Tries every part that a month needs and says what to mend.",
      "With --source it also says what the file is and prints settings that read it."
    })
public final class Check implements Callable<Integer> {
  /** Reading takes no longer, so that 500 MB and the other parts are through in ten seconds. */
  private static final Duration MOST = Duration.ofSeconds(5);

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
    List<Finding> findings = new ArrayList<>();
    Optional.ofNullable(source)
        .filter(uri -> !S3TransactionSource.isAddress(uri))
        .ifPresent(uri -> profile(terminal, config, uri).ifPresent(findings::add));
    findings.addAll(Checkup.of(config, place.home()).findings());
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

  /** Says what the source is and prints settings that read it so; a finding if it is unreadable. */
  private static Optional<Finding> profile(Terminal terminal, Config config, String uri) {
    SourceProfile profile;
    try {
      profile =
          new SourceProfiler(CsvFormat.of(config.source()), MOST, Clock.systemUTC())
              .profile(Path.of(uri));
    } catch (StepException e) {
      return Optional.empty(); // the check of the source itself says so
    }
    ProfileText.of(profile).forEach(line -> terminal.out().println(Visible.line(line)));
    profile
        .common()
        .ifPresent(
            shape -> {
              terminal.out().println("\n# clientele.yaml that reads it so:");
              terminal
                  .out()
                  .println(
                      StarterConfig.text(
                          uri, shape, config.source().zone(), Optional.empty(), Optional.empty()));
            });
    return profile
        .problem()
        .map(words -> new Finding("profile", false, ErrorCode.BAD_INPUT, words));
  }
}
