package clientele.scheduler.command;

import clientele.infra.config.source.ReadingConfig.Numbers;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.FileShape;
import clientele.infra.source.profile.ProfileText;
import clientele.infra.source.profile.SourceProfile;
import clientele.infra.source.profile.SourceProfiler;
import clientele.infra.source.profile.StarterConfig;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a first configuration. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at an export, asks at most five questions and writes clientele.yaml.",
      "An empty answer takes what stands in brackets; answers may be piped in."
    })
public final class Init implements Callable<Integer> {
  private static final Duration MOST = Duration.ofSeconds(5);
  private static final int MOST_QUESTIONS = 5;

  @Spec private CommandSpec spec;

  @Option(names = "--source", paramLabel = "PATH", description = "File or folder of transactions.")
  private @Nullable String source;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "clientele.yaml",
      description = "The file to write (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Override
  public Integer call() {
    if (Files.exists(out)) {
      throw new StepException(
          ErrorCode.USAGE,
          "the file is there already [%s]. Maybe name another with --out.".formatted(out));
    }
    Terminal terminal = Terminal.of(spec.commandLine());
    Questions questions =
        new Questions(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            terminal.out());
    String text = interview(terminal, questions);
    try {
      Files.writeString(out, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.USAGE,
          "cannot be written [%s]. Maybe name another with --out.".formatted(out),
          e);
    }
    terminal.out().println("\nwritten to " + out);
    return 0;
  }

  private String interview(Terminal terminal, Questions questions) {
    String uri = source == null ? place(questions) : source;
    SourceProfile profile =
        new SourceProfiler(CsvFormat.of(SourceConfig.DEFAULT), MOST, Clock.systemUTC())
            .profile(Path.of(uri));
    ProfileText.of(profile).forEach(line -> terminal.out().println(Visible.line(line)));
    FileShape shape =
        profile
            .common()
            .orElseThrow(
                () ->
                    new StepException(
                        ErrorCode.BAD_INPUT,
                        profile
                            .problem()
                            .orElse(
                                "the files are laid out in different ways [%s]. Maybe they need no"
                                        .formatted(uri)
                                    + " configuration: try check --source.")));
    FileShape decided = decided(questions, shape);
    String zone =
        questions.ask("The shop's time zone", ZoneId.systemDefault().getId(), Init::isZone);
    Optional<String> currency =
        shape.currency().isEmpty() && questions.asked() < MOST_QUESTIONS
            ? Optional.of(
                questions.ask("Its currency", "GBP", answer -> answer.matches("[A-Z]{3}")))
            : Optional.empty();
    Optional<String> mail =
        questions.asked() < MOST_QUESTIONS
            ? Optional.of(
                questions.ask(
                    "Who reads the month's summary",
                    "owner@localhost",
                    answer -> answer.matches("[^\\s@<>,;\"\\\\]+@[^\\s@<>,;\"\\\\]+")))
            : Optional.empty();
    return StarterConfig.text(uri, decided, ZoneId.of(zone), currency, mail);
  }

  /** What the file does not show by itself. */
  private static FileShape decided(Questions questions, FileShape shape) {
    String dates =
        shape.dates().size() == 1
            ? shape.dates().get(0)
            : questions.choose("The dates can be read in several ways:", shape.dates());
    Numbers numbers =
        shape
            .numbers()
            .orElseGet(
                () ->
                    questions
                            .choose(
                                "The numbers can be read in two ways:",
                                List.of("1,250 is a thousand and more", "1,250 is little over one"))
                            .contains("thousand")
                        ? Numbers.POINT
                        : Numbers.COMMA);
    return StarterConfig.decided(shape, dates, numbers);
  }

  /** Asks for it; the only export that lies here is the usual answer. */
  private static String place(Questions questions) {
    String usual = "orders.csv";
    try (Stream<Path> here = Files.list(Path.of(""))) {
      List<String> found =
          here.map(Path::toString).filter(name -> name.matches("(?i).*\\.csv(\\.gz)?")).toList();
      usual = found.size() == 1 ? found.get(0) : usual;
    } catch (IOException e) {
      usual = "orders.csv"; // then there is no better guess
    }
    return questions.ask(
        "Where the orders lie, a file or a folder", usual, answer -> Files.exists(Path.of(answer)));
  }

  private static boolean isZone(String text) {
    return ZoneId.getAvailableZoneIds().contains(text);
  }
}
