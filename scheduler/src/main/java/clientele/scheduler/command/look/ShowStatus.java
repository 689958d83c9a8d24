package clientele.scheduler.command.look;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.db.reader.ReadOnlyQuery;
import clientele.scheduler.command.Place;
import clientele.scheduler.command.TableOutput;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.command.Visible;
import clientele.scheduler.run.month.Chronology;
import clientele.scheduler.trigger.Timetable;
import clientele.scheduler.wiring.ReadAccess;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which months stand where. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows months, revisions, steps and which month is due next.")
public final class ShowStatus implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    Terminal terminal = Terminal.of(spec.commandLine());
    Rows runs = new Rows();
    Rows notes = new Rows();
    Rows awaited = new Rows();
    try (ReadAccess access = ReadAccess.open(place.home(), place.config())) {
      access.view("look/runs", runs);
      access.view("look/notes", notes);
      access.view("look/awaited", awaited);
    }
    Optional<YearMonth> next = nextDue(runs.rows);
    Optional<Instant> dueAt = next.flatMap(this::dueAt);
    boolean over = next.isPresent() && next.get().isBefore(currentMonth());
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("runs", runs.rows);
      answer.put("source_notes", notes.rows);
      answer.put("awaited", months(awaited).stream().map(YearMonth::toString).toList());
      answer.put("next_due", next.map(YearMonth::toString).orElse(null));
      answer.put("next_due_is_over", over);
      answer.put("next_due_at", dueAt.map(Instant::toString).orElse(null));
      terminal
          .out()
          .println(
              new ObjectMapper()
                  .enable(SerializationFeature.INDENT_OUTPUT)
                  .writeValueAsString(answer));
    } else {
      print(terminal, runs, next, over);
      printNotes(terminal, notes);
      printAwaited(terminal, awaited);
      dueAt.ifPresent(at -> terminal.out().println("due from: " + at));
      terminal.out().println("logs of the runs: " + place.home().resolve("logs"));
    }
    return 0;
  }

  private static void printNotes(Terminal terminal, Rows notes) {
    for (Map<String, @Nullable String> note : notes.rows) {
      terminal
          .out()
          .println(
              Visible.line("source of %s: %s".formatted(note.get("month"), note.get("words"))));
    }
  }

  private static void printAwaited(Terminal terminal, Rows awaited) {
    if (!awaited.rows.isEmpty()) {
      terminal
          .out()
          .println(
              "the source has no line of " + Chronology.words(months(awaited)) + ", which wait");
    }
  }

  private static void print(Terminal terminal, Rows runs, Optional<YearMonth> next, boolean over) {
    TableOutput table = new TableOutput(terminal.out());
    table.columns(runs.names);
    runs.rows.forEach(row -> table.row(new ArrayList<>(row.values())));
    table.finish();
    next.ifPresent(
        month ->
            terminal
                .out()
                .println(
                    "next due: " + month + (over ? ", it is over" : ", when the month is over")));
  }

  private static NavigableSet<YearMonth> months(Rows rows) {
    return rows.rows.stream()
        .map(row -> YearMonth.parse(String.valueOf(row.get("month"))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The month after the newest published one. */
  private static Optional<YearMonth> nextDue(List<Map<String, @Nullable String>> rows) {
    return rows.stream()
        .filter(row -> "PUBLISHED".equals(row.get("status")))
        .map(row -> YearMonth.parse(String.valueOf(row.get("month"))))
        .reduce((a, b) -> a.isAfter(b) ? a : b)
        .map(month -> month.plusMonths(1));
  }

  private Optional<Instant> dueAt(YearMonth month) {
    Config config = ConfigLoader.load(place.config(), System.getenv());
    return new Timetable(config.schedule()).dueAt(month);
  }

  private static YearMonth currentMonth() {
    return YearMonth.now(Clock.system(ZoneOffset.UTC));
  }

  /** Keeps rows by the names of their columns. */
  private static final class Rows implements ReadOnlyQuery.Sink {
    private List<String> names = List.of();
    private final List<Map<String, @Nullable String>> rows = new ArrayList<>();

    @Override
    public void columns(List<String> columns) {
      names = List.copyOf(columns);
    }

    @Override
    public void row(List<@Nullable String> values) {
      Map<String, @Nullable String> row = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        row.put(names.get(i), values.get(i));
      }
      rows.add(row);
    }
  }
}
