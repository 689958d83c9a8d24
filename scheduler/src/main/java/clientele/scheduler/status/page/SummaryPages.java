package clientele.scheduler.status.page;

import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.page.part.Waterfall;
import clientele.scheduler.status.read.RunRows;
import clientele.scheduler.status.read.SegmentRows.Move;
import clientele.scheduler.status.read.SegmentRows.Segment;
import clientele.scheduler.status.read.SummaryRows;
import clientele.steps.table.worth.WorthWords;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A published month on one page that can be printed: who, how much, what changed, what to do. */
public final class SummaryPages {
  private static final int MOST_WAYS = 3;
  private static final int MOST_RULES = 4;

  private final PageParts parts;

  public SummaryPages(PageParts parts) {
    this.parts = parts;
  }

  /** A segment beside itself in the month before. */
  public record Line(Segment segment, @Nullable Segment before) {
    /** Customers more than before; all of a segment that was not there. */
    public long customers() {
      return segment.customers() - (before == null ? 0 : before.customers());
    }

    /** Revenue more than before. */
    public BigDecimal revenue() {
      return before == null ? segment.revenue() : segment.revenue().subtract(before.revenue());
    }
  }

  /** A way customers went, and how many. */
  public record Way(String from, String to, long customers) {}

  /** The newest published month, under an address that does not change. */
  public void newest(Context ctx) {
    String month =
        parts.reader().published().stream()
            .findFirst()
            .map(RunRows.Month::month)
            .orElseThrow(() -> new NotFoundResponse("No month is published yet."));
    ctx.redirect("/summary/" + month);
  }

  /** One month. */
  public void show(Context ctx) {
    YearMonth month = PageParts.month(ctx.pathParam("month"));
    List<RunRows.Month> published = parts.reader().published();
    RunRows.Month now =
        published.stream()
            .filter(run -> run.month().equals(month.toString()))
            .findFirst()
            .orElseThrow(() -> new NotFoundResponse("This month is not published."));
    Optional<RunRows.Month> before =
        published.stream()
            .filter(run -> run.month().compareTo(now.month()) < 0)
            .max(Comparator.comparing(RunRows.Month::month));
    Map<String, Object> model = new HashMap<>();
    model.put("month", now.month());
    model.put("now", now);
    model.put("before", before);
    model.put("lines", lines(month, before));
    model.put("moves", before.map(run -> moves(YearMonth.parse(run.month()), month)));
    model.put("events", parts.reader().events(month).stream().filter(SummaryPages::tells).toList());
    model.put("waterfall", Waterfall.ofAll(parts.reader().bridge(month)));
    model.put("levers", parts.actions(month));
    model.put("revenue", parts.revenue(month));
    model.put("best", parts.best(month));
    model.put("footing", parts.reader().footing(month));
    model.put("worth", WorthWords.say(parts.reader().worth(month)));
    model.put("checks", parts.reader().checks(month));
    addQuality(model, parts.reader().quality(month));
    addTrust(model, parts.reader().segments(month));
    ctx.html(parts.templates().render("summary", model));
  }

  /**
   * Whether it is news: a segment that became part of one of the same name goes on for a reader.
   */
  private static boolean tells(SummaryRows.Event event) {
    return !event.event().equals("merged") || !event.segmentName().equals(event.otherName());
  }

  private List<Line> lines(YearMonth month, Optional<RunRows.Month> before) {
    Map<Integer, Segment> then =
        before
            .map(run -> parts.reader().segments(YearMonth.parse(run.month())))
            .orElse(List.of())
            .stream()
            .collect(Collectors.toMap(Segment::segmentId, Function.identity()));
    return parts.reader().segments(month).stream()
        .map(segment -> new Line(segment, then.get(segment.segmentId())))
        .toList();
  }

  /** Who went from one segment to another, who joined and who left. */
  public record Moves(long within, long joined, long left, List<Way> ways) {}

  private Moves moves(YearMonth from, YearMonth to) {
    Map<Integer, String> names = names(to);
    names(from).forEach(names::putIfAbsent);
    List<Move> all = parts.reader().moves(from, to);
    List<Way> ways =
        all.stream()
            .filter(m -> m.fromSegmentId() != null && m.toSegmentId() != null)
            .filter(m -> !Objects.equals(m.fromSegmentId(), m.toSegmentId()))
            .sorted(Comparator.comparingLong(Move::customers).reversed())
            .map(
                m ->
                    new Way(
                        names.getOrDefault(m.fromSegmentId(), ""),
                        names.getOrDefault(m.toSegmentId(), ""),
                        m.customers()))
            .toList();
    return new Moves(
        ways.stream().mapToLong(Way::customers).sum(),
        all.stream().filter(m -> m.fromSegmentId() == null).mapToLong(Move::customers).sum(),
        all.stream().filter(m -> m.toSegmentId() == null).mapToLong(Move::customers).sum(),
        // one of two segments of a name may have taken the other in: that tells a reader nothing
        ways.stream().filter(w -> !w.from().equals(w.to())).limit(MOST_WAYS).toList());
  }

  private Map<Integer, String> names(YearMonth month) {
    return parts.reader().segments(month).stream()
        .collect(
            Collectors.toMap(Segment::segmentId, Segment::segmentName, (a, b) -> a, HashMap::new));
  }

  private static void addQuality(Map<String, Object> model, List<RunRows.Quality> rules) {
    long kept = rows(rules, "kept");
    List<RunRows.Quality> leftOut =
        rules.stream().filter(q -> q.outcome().equals("rejected") && q.rows() > 0).toList();
    model.put("kept", kept);
    model.put("all", kept + rows(rules, "rejected"));
    model.put("leftOut", leftOut.stream().limit(MOST_RULES).toList());
  }

  private static long rows(List<RunRows.Quality> rules, String outcome) {
    return rules.stream()
        .filter(q -> q.outcome().equals(outcome))
        .mapToLong(RunRows.Quality::rows)
        .sum();
  }

  private static void addTrust(Map<String, Object> model, List<Segment> segments) {
    long all = segments.stream().mapToLong(Segment::customers).sum();
    long sure =
        segments.stream()
            .filter(s -> !s.trust().equals("weak"))
            .mapToLong(Segment::customers)
            .sum();
    model.put("sure", sure);
    model.put("sureShare", all == 0 ? 0.0 : (double) sure / all);
    model.put(
        "weak",
        segments.stream()
            .filter(s -> s.trust().equals("weak") && !s.isNoise())
            .map(Segment::segmentName)
            .collect(Collectors.joining("; ")));
    model.put(
        "weakRules",
        segments.stream()
            .filter(s -> Boolean.TRUE.equals(s.ruleIsWeak()))
            .map(Segment::segmentName)
            .collect(Collectors.joining("; ")));
  }
}
