package clientele.scheduler.status.page;

import clientele.scheduler.status.page.part.EffectLine;
import clientele.scheduler.status.page.part.EventLine;
import clientele.scheduler.status.page.part.FeatureChoice;
import clientele.scheduler.status.page.part.FeatureLine;
import clientele.scheduler.status.page.part.LoyaltyView;
import clientele.scheduler.status.page.part.MoveTable;
import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.page.part.SegmentColours;
import clientele.scheduler.status.page.part.SegmentGroup;
import clientele.scheduler.status.page.part.Trend;
import clientele.scheduler.status.page.part.Waterfall;
import clientele.scheduler.status.plane.FeatureSummary;
import clientele.scheduler.status.read.ChurnReader;
import clientele.scheduler.status.read.PageReader;
import clientele.scheduler.status.read.RunRows;
import clientele.scheduler.status.read.SegmentRows;
import clientele.steps.dag.RunId;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureCatalogue.Feature;
import clientele.steps.table.worth.WorthWords;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The segments of a month: all of them, one of them, two of them side by side. */
public final class SegmentPages {
  private final PageParts parts;

  public SegmentPages(PageParts parts) {
    this.parts = parts;
  }

  /** All segments of a month, their trend, and who moved since another month. */
  public void segments(Context ctx) {
    List<RunRows.Month> published = parts.reader().published();
    if (published.isEmpty()) {
      ctx.html(parts.templates().render("no_segments", Map.of()));
      return;
    }
    Map<String, Object> model = common(published, ctx.queryParam("month"));
    YearMonth month = YearMonth.parse((String) model.get("month"));
    int place = months(published).indexOf(month.toString());
    String from = Optional.ofNullable(ctx.queryParam("from")).orElse("");
    if (!months(published).contains(from)) {
      from = place + 1 < published.size() ? published.get(place + 1).month() : "";
    }
    model.put("waterfall", Waterfall.ofAll(parts.reader().bridge(month)));
    List<EventLine> events = EventLine.of(parts.figures(), parts.reader().ledger(month));
    model.put("events", events);
    model.put("quiet", events.stream().filter(EventLine::quiet).count());
    model.put("from", from);
    model.put("levers", leversBySegment(month));
    model.put("todo", parts.actions(month));
    model.put("worth", WorthWords.say(parts.reader().worth(month)));
    model.put("best", parts.best(month));
    model.put("groups", SegmentGroup.of(parts.reader().segments(month)));
    model.put("loyalty", LoyaltyView.of(parts.reader().loyalty(month)));
    model.put("trend", Trend.of(parts.reader().segmentHistory()));
    model.put("moves", from.isEmpty() ? Optional.empty() : Optional.of(moves(from, month)));
    ctx.html(parts.templates().render("segments", model));
  }

  /** One segment of a month beside all customers. */
  public void segment(Context ctx) {
    Map<String, Object> model = common(parts.reader().published(), ctx.queryParam("month"));
    YearMonth month = YearMonth.parse((String) model.get("month"));
    SegmentRows.Segment segment = segment(month, ctx.pathParam("id"));
    FeatureSummary summary = parts.summaries().of(parts.published(month));
    model.put("segment", segment);
    model.put(
        "levers",
        parts.reader().levers(month).stream()
            .filter(lever -> lever.segmentId() == segment.segmentId())
            .toList());
    model.put(
        "history",
        parts.reader().segmentHistory().stream()
            .filter(row -> row.segmentId() == segment.segmentId())
            .toList());
    model.put("best", parts.reader().bestCustomers(month, segment.segmentId()));
    ChurnReader churn = new ChurnReader(parts.reader().views());
    model.put("churn", churn.segment(month, segment.segmentId()));
    model.put("churnModel", churn.model(month));
    explain(model, month, segment.segmentId(), summary);
    ctx.html(parts.templates().render("segment", model));
  }

  /** What sets a segment apart, where its money came from and went to, what became of it. */
  private void explain(
      Map<String, Object> model, YearMonth month, int segment, FeatureSummary summary) {
    PageReader reader = parts.reader();
    model.put(
        "effects",
        EffectLine.of(
            parts.figures(),
            reader.effects(month).stream().filter(e -> e.segmentId() == segment).toList(),
            summary::everybody));
    model.put(
        "categories",
        reader.categories(month).stream()
            .filter(c -> c.segmentId() == segment)
            .collect(
                Collectors.groupingBy(
                    SegmentRows.Category::kind,
                    TreeMap::new,
                    Collectors.collectingAndThen(
                        Collectors.toList(), rows -> rows.subList(0, Math.min(5, rows.size()))))));
    model.put(
        "waterfall",
        Waterfall.ofOne(
            reader.segmentBridge(month).stream()
                .filter(row -> row.segmentId() == segment && row.amount().signum() != 0)
                .toList()));
    model.put("events", EventLine.of(parts.figures(), reader.ledgerOf(segment)));
  }

  /** Two segments of a month, feature by feature. */
  public void compare(Context ctx) {
    Map<String, Object> model = common(parts.reader().published(), ctx.queryParam("month"));
    YearMonth month = YearMonth.parse((String) model.get("month"));
    SegmentRows.Segment a = segment(month, Optional.ofNullable(ctx.queryParam("a")).orElse(""));
    SegmentRows.Segment b = segment(month, Optional.ofNullable(ctx.queryParam("b")).orElse(""));
    FeatureSummary summary = parts.summaries().of(parts.published(month));
    model.put("a", a);
    model.put("b", b);
    model.put(
        "lines",
        lines(f -> summary.segment(a.segmentId(), f), f -> summary.segment(b.segmentId(), f)));
    ctx.html(parts.templates().render("compare", model));
  }

  /** What all three pages show: the month, its segments, their colours. */
  private Map<String, Object> common(
      List<RunRows.Month> published, @org.jspecify.annotations.Nullable String wanted) {
    if (published.isEmpty()) {
      throw new NotFoundResponse("No month is published yet.");
    }
    YearMonth month =
        wanted == null ? YearMonth.parse(published.get(0).month()) : PageParts.month(wanted);
    RunId run = parts.published(month);
    Map<String, Object> model = new HashMap<>();
    model.put("month", month.toString());
    model.put("plane", PlaneRoutes.base(run, parts.reader().erasure()));
    model.put("months", months(published));
    model.put("segments", parts.reader().segments(month));
    model.put("revenue", parts.revenue(month));
    model.put("colours", SegmentColours.of(parts.reader().segmentHistory()));
    model.put("features", FeatureChoice.ALL);
    return model;
  }

  private SegmentRows.Segment segment(YearMonth month, String id) {
    return parts.reader().segments(month).stream()
        .filter(segment -> Integer.toString(segment.segmentId()).equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFoundResponse("This month has no such segment."));
  }

  /** The levers of every segment, none for one without. */
  private Map<Integer, List<SegmentRows.Lever>> leversBySegment(YearMonth month) {
    Map<Integer, List<SegmentRows.Lever>> levers =
        parts.reader().levers(month).stream()
            .collect(Collectors.groupingBy(SegmentRows.Lever::segmentId));
    parts.reader().segments(month).forEach(s -> levers.putIfAbsent(s.segmentId(), List.of()));
    return levers;
  }

  private MoveTable moves(String from, YearMonth to) {
    YearMonth earlier = YearMonth.parse(from);
    Map<Integer, String> names = new LinkedHashMap<>();
    parts.reader().segments(earlier).forEach(s -> names.put(s.segmentId(), s.segmentName()));
    parts.reader().segments(to).forEach(s -> names.put(s.segmentId(), s.segmentName()));
    return MoveTable.of(parts.reader().moves(earlier, to), names);
  }

  private List<FeatureLine> lines(
      java.util.function.IntFunction<FeatureSummary.Quartiles> first,
      java.util.function.IntFunction<FeatureSummary.Quartiles> second) {
    List<Feature> features = FeatureCatalogue.ALL;
    return IntStream.range(0, features.size())
        .filter(f -> features.get(f).figure())
        .mapToObj(
            f -> FeatureLine.of(parts.figures(), features.get(f), first.apply(f), second.apply(f)))
        .sorted((a, b) -> Double.compare(Math.abs(b.apart()), Math.abs(a.apart())))
        .toList();
  }

  private static List<String> months(List<RunRows.Month> published) {
    return published.stream().map(RunRows.Month::month).toList();
  }
}
