package clientele.scheduler.command.close;

import clientele.infra.db.upkeep.ReplayStore.Agreement;
import clientele.scheduler.command.Place;
import clientele.scheduler.command.StepWords;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.command.Visible;
import clientele.scheduler.wiring.Wiring;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.StepException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Does a published month again and compares. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Does a published month again and says per table whether the bytes agree.",
      "It works from the kept lines, settings and seed; nothing of it is kept or mailed.",
      "Files of its manifest are read again and held against their hashes; what is kept counts.",
      "Exit code 0 only if all tables agree."
    })
public final class Replay implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month.")
  private YearMonth month;

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "Which issue of it; left out: the newest.")
  private Optional<Integer> revision = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "PATH",
      description = "Where its files lie now; overrides source.uri.")
  private Optional<String> source = Optional.empty();

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Wiring wiring = Wiring.visiting(place.home(), place.config(), source)) {
      RunRecord run =
          wiring.journal().runs().stream()
              .filter(known -> known.id().month().equals(month))
              .filter(known -> revision.map(n -> n == known.id().revision()).orElse(true))
              .reduce((older, newer) -> newer)
              .orElseThrow(
                  () ->
                      new StepException(
                          ErrorCode.USAGE, "no such run is known [%s]".formatted(month)));
      tellInputs(terminal, wiring, run);
      List<Agreement> tables = wiring.replay(run, new StepWords(terminal));
      for (Agreement table : tables) {
        terminal
            .out()
            .printf(
                Locale.ROOT,
                "%-24s %,12d rows  %s%n",
                table.table(),
                table.rows(),
                table.differing() == 0 ? "same" : table.differing() + " DIFFERENT");
      }
      return verdict(terminal, run, tables);
    }
  }

  /** The tables are made of the kept lines, so files that are gone stop nothing. */
  private static void tellInputs(Terminal terminal, Wiring wiring, RunRecord run) {
    try {
      wiring
          .inputs(run)
          .forEach(
              file ->
                  terminal
                      .out()
                      .printf("input %s  %s%n", Visible.line(file.name()), file.fate().words()));
    } catch (StepException e) {
      terminal.out().printf("inputs were not read again: %s%n", e.getMessage());
    }
  }

  private static int verdict(Terminal terminal, RunRecord run, List<Agreement> tables) {
    List<String> differing =
        tables.stream().filter(t -> t.differing() > 0).map(Agreement::table).toList();
    if (!differing.isEmpty()) {
      throw new StepException(
          ErrorCode.INTERNAL,
          "the replay of %s differs [%s]. Maybe another version or Java made it, or a customer was forgotten since."
              .formatted(run.id(), String.join(", ", differing)));
    }
    terminal
        .out()
        .printf("%s: all %d tables are the same, byte for byte%n", run.id(), tables.size());
    return 0;
  }
}
