package clientele.scheduler.status.page.part;

import clientele.scheduler.status.live.DagShape;
import clientele.scheduler.status.live.LateMonths;
import clientele.scheduler.status.plane.FeatureSummary;
import clientele.scheduler.status.plane.MonthPlane;
import clientele.scheduler.status.plane.Planes;
import clientele.scheduler.status.read.PageReader;
import clientele.scheduler.status.read.RunRows;
import clientele.scheduler.status.read.SegmentRows;
import clientele.scheduler.status.read.SummaryRows;
import clientele.steps.dag.RunId;
import clientele.steps.table.explain.BestCustomers;
import io.javalin.http.NotFoundResponse;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What every page is made from.
 *
 * @param reader the views
 * @param planes the customers of months
 * @param summaries the quartiles of months
 * @param templates the HTML
 * @param figures how figures are written
 * @param shape the graph of the steps
 * @param late which months are late
 */
public record PageParts(
    PageReader reader,
    Planes<MonthPlane> planes,
    Planes<FeatureSummary> summaries,
    Templates templates,
    FigureFilters figures,
    DagShape shape,
    LateMonths late) {
  private static final int MOST_ACTIONS = 3;

  /** A month in an address. */
  public static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new NotFoundResponse("There is no such month. Maybe write it as 2011-11.");
    }
  }

  /** The money of a published month, and its words; not found for another. */
  public RevenueParts revenue(YearMonth month) {
    return reader
        .revenue(month)
        .map(money -> new RevenueParts(money, figures.revenue(money)))
        .orElseThrow(() -> new NotFoundResponse("This month is not published."));
  }

  /** Who the best customers of a published month are, as the mail says it; empty if nobody is. */
  public String best(YearMonth month) {
    List<SegmentRows.Segment> all = reader.segments(month);
    Set<Integer> top =
        reader.topSegments(month).stream()
            .map(SummaryRows.Top::segmentId)
            .collect(Collectors.toSet());
    List<BestCustomers.Part> parts =
        all.stream()
            .filter(segment -> top.contains(segment.segmentId()))
            .map(PageParts::part)
            .toList();
    long customers = all.stream().mapToLong(SegmentRows.Segment::customers).sum();
    return parts.isEmpty()
        ? ""
        : figures.best(BestCustomers.of(parts), revenue(month).money(), customers);
  }

  private static BestCustomers.Part part(SegmentRows.Segment segment) {
    return new BestCustomers.Part(
        segment.segmentName(),
        segment.customers(),
        segment.revenue(),
        BigDecimal.valueOf(segment.revenueShare()),
        segment.trust());
  }

  /** What to do first in a published month: the levers that promise most, as the mail has them. */
  public List<SegmentRows.Lever> actions(YearMonth month) {
    return reader.levers(month).stream()
        .filter(lever -> lever.effectPerMonth().signum() > 0)
        .limit(MOST_ACTIONS)
        .toList();
  }

  /** A published month, or not found. */
  public RunId published(YearMonth month) {
    return reader
        .published(month)
        .map(PageParts::id)
        .orElseThrow(() -> new NotFoundResponse("This month is not published."));
  }

  /** Asks what the pages of the newest month take longest to be told, so that nobody else waits. */
  public void prepare(RunId run) {
    YearMonth month = run.month();
    reader.segmentBridge(month);
    reader.published().stream()
        .skip(1)
        .findFirst()
        .ifPresent(before -> reader.moves(YearMonth.parse(before.month()), month));
    reader.segments(month).forEach(s -> reader.bestCustomers(month, s.segmentId()));
  }

  /** The key of a run. */
  public static RunId id(RunRows.Month run) {
    return new RunId(YearMonth.parse(run.month()), run.revision());
  }
}
