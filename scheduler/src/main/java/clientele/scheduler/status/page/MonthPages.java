package clientele.scheduler.status.page;

import clientele.scheduler.status.live.DagArcs;
import clientele.scheduler.status.live.LateMonths;
import clientele.scheduler.status.live.LogTail;
import clientele.scheduler.status.live.RunProgress;
import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.read.RunRows;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The months: what is published, what is late, what is at work, and each month's steps. */
public final class MonthPages {
  private final PageParts parts;
  private final LogTail logs;
  private final DagArcs arcs;

  public MonthPages(PageParts parts, LogTail logs) {
    this.parts = parts;
    this.logs = logs;
    this.arcs = DagArcs.of(parts.shape());
  }

  /** All months, and the one at work. */
  public void months(Context ctx) {
    List<RunRows.Month> runs = parts.reader().months();
    List<LateMonths.Late> late = parts.late().late();
    Optional<RunRows.Month> newest = runs.stream().filter(RunRows.Month::shown).findFirst();
    ctx.html(
        parts
            .templates()
            .render(
                "months",
                Map.of(
                    "runs",
                    runs,
                    "late",
                    late,
                    "lateCount",
                    late.stream().mapToLong(LateMonths.Late::months).sum(),
                    "newest",
                    newest,
                    "levers",
                    newest
                        .map(run -> parts.reader().levers(YearMonth.parse(run.month())))
                        .orElse(List.of())
                        .stream()
                        .limit(3)
                        .toList(),
                    "revenue",
                    newest.map(run -> parts.revenue(YearMonth.parse(run.month()))),
                    "best",
                    newest.map(run -> parts.best(YearMonth.parse(run.month()))).orElse(""),
                    "arcs",
                    arcs,
                    "known",
                    atWork(runs).or(() -> newestStarted(runs)).map(MonthPages::key).orElse(""),
                    "live",
                    atWork(runs).map(this::progress))));
  }

  /** One month: its runs, its newest run's steps, the lines that came. */
  public void month(Context ctx) {
    YearMonth month = PageParts.month(ctx.pathParam("month"));
    List<RunRows.Month> runs = parts.reader().months();
    List<RunRows.Month> own =
        runs.stream().filter(run -> run.month().equals(month.toString())).toList();
    if (own.isEmpty()) {
      throw new NotFoundResponse("No run of this month is known.");
    }
    List<String> months = runs.stream().map(RunRows.Month::month).distinct().sorted().toList();
    int place = months.indexOf(month.toString());
    ctx.html(
        parts
            .templates()
            .render(
                "month",
                Map.ofEntries(
                    Map.entry("month", month.toString()),
                    Map.entry("before", place > 0 ? months.get(place - 1) : ""),
                    Map.entry("after", place < months.size() - 1 ? months.get(place + 1) : ""),
                    Map.entry("runs", own),
                    Map.entry("logs", logged(own)),
                    Map.entry("moved", moved(month, own)),
                    Map.entry("known", key(own.get(0))),
                    Map.entry("progress", progress(own.get(0))),
                    Map.entry("arcs", arcs),
                    Map.entry("steps", parts.reader().steps(month)),
                    Map.entry("quality", parts.reader().quality(month)),
                    Map.entry("unmet", unmet(month)))));
  }

  /** Names of the quality rules that no line met. */
  private List<String> unmet(YearMonth month) {
    return parts.reader().quality(month).stream()
        .filter(rule -> rule.rows() == 0)
        .map(rule -> rule.rule().replace('_', ' '))
        .toList();
  }

  /** The revisions whose log is on this machine. */
  private List<Integer> logged(List<RunRows.Month> runs) {
    return runs.stream()
        .filter(run -> logs.isHere(PageParts.id(run)))
        .map(RunRows.Month::revision)
        .toList();
  }

  /** Asked only where there can be any: it takes all customers of two issues. */
  private List<RunRows.RevisionMove> moved(YearMonth month, List<RunRows.Month> runs) {
    return runs.size() > 1 ? parts.reader().revisionMoves(month) : List.of();
  }

  /** The run at work, else the newest, as a part of a page; empty if there never was one. */
  public String live() {
    List<RunRows.Month> runs = parts.reader().months();
    return atWork(runs)
        .or(() -> newestStarted(runs))
        .map(
            run ->
                parts
                    .templates()
                    .render("progress", Map.of("progress", progress(run), "arcs", arcs)))
        .orElse("");
  }

  /** A run and how it stands: another key is another picture of the months. */
  private static String key(RunRows.Month run) {
    return run.month() + "/" + run.revision() + "/" + run.status();
  }

  private RunProgress progress(RunRows.Month run) {
    return RunProgress.of(
        run,
        parts.shape(),
        parts.reader().steps(YearMonth.parse(run.month())),
        parts.reader().usualSeconds(),
        logs);
  }

  private static Optional<RunRows.Month> atWork(List<RunRows.Month> runs) {
    return runs.stream().filter(run -> run.status().equals("RUNNING")).findFirst();
  }

  private static Optional<RunRows.Month> newestStarted(List<RunRows.Month> runs) {
    return runs.stream().reduce((a, b) -> a.startedAt().compareTo(b.startedAt()) >= 0 ? a : b);
  }
}
