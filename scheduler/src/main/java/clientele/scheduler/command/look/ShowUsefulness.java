package clientele.scheduler.command.look;

import clientele.scheduler.command.Place;
import clientele.scheduler.command.TableOutput;
import clientele.scheduler.command.Terminal;
import clientele.scheduler.wiring.Visit;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepException;
import clientele.steps.table.worth.SegmentWorth;
import clientele.steps.table.worth.SegmentWorthPair;
import clientele.steps.worth.Usefulness;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what published segments told about the months after them. */
@Command(
    name = "usefulness",
    mixinStandardHelpOptions = true,
    description = {
      "Says what the segments of earlier months told about what came next.",
      "Means per label are learnt on a month with the next one's outcome, applied to that next",
      "month's customers and held against the month after it; beside it, on the same customers,",
      "an RFM grid of ten cells, k-means on log RFM, and a forest on all features as the ceiling.",
      "Nothing is written."
    })
public final class ShowUsefulness implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private Place place;

  @Option(
      names = "--month",
      paramLabel = "YYYY-MM",
      description = "Knowing no line later than this published month's; left out: the newest.")
  private Optional<YearMonth> month = Optional.empty();

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws JsonProcessingException {
    Terminal terminal = Terminal.of(spec.commandLine());
    try (Visit visit = Visit.open(place.home(), place.config())) {
      RunRecord run = published(visit.runs());
      Usefulness found = visit.usefulness(run);
      if (json) {
        terminal.out().println(json(run, found));
      } else {
        print(terminal, run, found);
      }
      terminal.out().flush();
      return 0;
    }
  }

  /** Of the newest month, or of the one asked for, the newest published revision. */
  private RunRecord published(List<RunRecord> runs) {
    return runs.stream()
        .filter(run -> run.status() == RunStatus.PUBLISHED)
        .filter(run -> month.map(run.id().month()::equals).orElse(true))
        .reduce((a, b) -> isLater(a, b) ? a : b)
        .orElseThrow(
            () ->
                new StepException(
                    ErrorCode.USAGE,
                    "no such month is published [%s]. Maybe run one first."
                        .formatted(month.map(YearMonth::toString).orElse("none at all"))));
  }

  private static boolean isLater(RunRecord a, RunRecord b) {
    int months = a.id().month().compareTo(b.id().month());
    return months > 0 || (months == 0 && a.id().revision() > b.id().revision());
  }

  private static void print(Terminal terminal, RunRecord run, Usefulness found) {
    TableOutput table = new TableOutput(terminal.out());
    table.columns(
        List.of(
            "month",
            "labels",
            "groups",
            "customers",
            "buyers",
            "auc",
            "r2_log",
            "r2_money",
            "top_tenth",
            "held",
            "moved"));
    found.pairs().forEach(pair -> table.row(row(pair)));
    found.means().forEach(mean -> table.row(row(mean)));
    table.finish();
    terminal
        .out()
        .println(
            found.means().isEmpty()
                ? "It cannot be said yet: two published months with a month after each are needed."
                : "Known at the end of "
                    + run.id().month()
                    + "; held: share of what the best of them tells, the mean of auc above .5,"
                    + " r2_log and r2_money; moved: share of the customers whose group is another than"
                    + " a month before.");
  }

  private static List<String> row(SegmentWorthPair pair) {
    return List.of(
        YearMonth.from(pair.askedMonth()).toString(),
        pair.kind(),
        Integer.toString(pair.groups()),
        Integer.toString(pair.customers()),
        Integer.toString(pair.buyers()),
        three(pair.auc()),
        three(pair.r2Log()),
        three(pair.r2Money()),
        three(pair.topTenth()),
        "",
        three(pair.moved()));
  }

  private static List<String> row(SegmentWorth mean) {
    return List.of(
        "mean of " + mean.pairs(),
        mean.kind(),
        String.format(Locale.ROOT, "%.1f", mean.groups()),
        "",
        "",
        three(mean.auc()),
        three(mean.r2Log()),
        three(mean.r2Money()),
        three(mean.topTenth()),
        three(mean.held()),
        three(mean.moved()));
  }

  private static String three(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure);
  }

  private static String json(RunRecord run, Usefulness found) throws JsonProcessingException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("month", run.id().month().toString());
    answer.put("means", found.means().stream().map(ShowUsefulness::fields).toList());
    answer.put("pairs", found.pairs().stream().map(ShowUsefulness::fields).toList());
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(answer);
  }

  private static Map<String, Object> fields(SegmentWorth mean) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("labels", mean.kind());
    fields.put("pairs", mean.pairs());
    fields.put("groups", mean.groups());
    fields.put("auc", mean.auc());
    fields.put("r2_log", mean.r2Log());
    fields.put("r2_money", mean.r2Money());
    fields.put("top_tenth", mean.topTenth());
    fields.put("held", mean.held());
    fields.put("moved", mean.moved());
    return fields;
  }

  private static Map<String, Object> fields(SegmentWorthPair pair) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("month", YearMonth.from(pair.askedMonth()).toString());
    fields.put("labels", pair.kind());
    fields.put("groups", pair.groups());
    fields.put("customers", pair.customers());
    fields.put("buyers", pair.buyers());
    fields.put("auc", pair.auc());
    fields.put("r2_log", pair.r2Log());
    fields.put("r2_money", pair.r2Money());
    fields.put("top_tenth", pair.topTenth());
    fields.put("moved", pair.moved());
    return fields;
  }
}
