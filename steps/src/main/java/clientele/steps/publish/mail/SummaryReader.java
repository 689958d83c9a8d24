package clientele.steps.publish.mail;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.publish.mail.MonthSummary.Before;
import clientele.steps.publish.mail.MonthSummary.BridgeLine;
import clientele.steps.publish.mail.MonthSummary.CheckLine;
import clientele.steps.publish.mail.MonthSummary.Effect;
import clientele.steps.publish.mail.MonthSummary.Footing;
import clientele.steps.publish.mail.MonthSummary.LeftOut;
import clientele.steps.publish.mail.MonthSummary.LeverLine;
import clientele.steps.publish.mail.MonthSummary.MoveLine;
import clientele.steps.publish.mail.MonthSummary.Quality;
import clientele.steps.publish.mail.MonthSummary.SegmentLine;
import clientele.steps.publish.mail.MonthSummary.Since;
import clientele.steps.publish.mail.MonthSummary.Size;
import clientele.steps.publish.mail.MonthSummary.Totals;
import clientele.steps.publish.words.ForecastWords;
import clientele.steps.publish.words.MonthRevenue;
import clientele.steps.settings.FigureFormat;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.explain.SegmentProfile;
import clientele.steps.table.explain.SegmentRule;
import clientele.steps.table.explain.TopSegments;
import clientele.steps.table.line.QualityCount;
import clientele.steps.table.line.SourceNote;
import clientele.steps.table.publish.Hypothesis;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentParent;
import clientele.steps.table.worth.SegmentLever;
import clientele.steps.table.worth.WorthWords;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers a month's figures from the tables; adds up nothing that a table holds already. */
public final class SummaryReader {
  private static final Comparator<Size> BY_REVENUE =
      Comparator.comparing(Size::revenue).reversed().thenComparing(Size::name);

  private static final SqlScript BRIDGE = new SqlScript("publish/bridge");
  private static final SqlScript MOVES = new SqlScript("publish/moves");
  private static final SqlScript FORECASTS = new SqlScript("publish/forecast_record");
  private static final SqlScript MONEY = new SqlScript("status/month_revenue");

  private final Warehouse warehouse;
  private final int windowMonths;
  private final FigureFormat format;

  public SummaryReader(Warehouse warehouse, int windowMonths, FigureFormat format) {
    this.warehouse = warehouse;
    this.windowMonths = windowMonths;
    this.format = format;
  }

  public MonthSummary read(RunId id) {
    Map<Integer, Size> now = sizes(id);
    Optional<RunId> earlier = warehouse.publishedBefore(id.month());
    Map<Integer, Size> then = earlier.map(this::sizes).orElse(Map.of());
    return new MonthSummary(
        id,
        windowMonths,
        totals(id),
        earlier.map(run -> new Before(run.month(), totals(run), gone(now, then))),
        segments(id, now, then),
        levers(id, now),
        quality(id),
        earlier.map(run -> since(id, run)).orElse(Since.NOTHING),
        footing(id)
            .with(
                (WorthWords.say(warehouse.rows(id, Tables.SEGMENT_WORTH)) + " " + forecast(id))
                    .strip(),
                TopSegments.of(
                    warehouse.rows(id, Tables.SEGMENT),
                    warehouse.rows(id, Tables.SEGMENT_PROFILE))),
        money(id));
  }

  private String forecast(RunId id) {
    return ForecastWords.say(
        warehouse.rows(id, Tables.FORECAST),
        warehouse.query(id, FORECASTS, Map.of(), ForecastWords.Past.class),
        format);
  }

  private MonthRevenue money(RunId id) {
    return warehouse.query(id, MONEY, Map.of(), MonthRevenue.class).stream()
        .findFirst()
        .orElseThrow(() -> notPublished(id));
  }

  private Since since(RunId id, RunId earlier) {
    return new Since(
        warehouse.query(id, BRIDGE, Map.of(), BridgeLine.class),
        warehouse.query(id, MOVES, Map.of(), MoveLine.class),
        checks(id, earlier));
  }

  private List<CheckLine> checks(RunId id, RunId earlier) {
    Map<String, String> before =
        warehouse.rows(earlier, Tables.HYPOTHESIS).stream()
            .collect(Collectors.toMap(Hypothesis::name, Hypothesis::verdict));
    return warehouse.rows(id, Tables.HYPOTHESIS).stream()
        .filter(now -> !before.getOrDefault(now.name(), now.verdict()).equals(now.verdict()))
        .map(
            now ->
                new CheckLine(
                    now.claim(), now.verdict(), before.getOrDefault(now.name(), ""), now.result()))
        .toList();
  }

  /** A month whose own clusters cannot be trusted stands on an earlier one's while they last. */
  private Footing footing(RunId id) {
    if (warehouse.rows(id, Tables.MONTH_VERDICT).stream().allMatch(MonthVerdict::trustworthy)) {
      return Footing.FOUND;
    }
    Optional<YearMonth> anchor =
        warehouse.rows(id, Tables.SEGMENT_MODEL).stream()
            .map(model -> YearMonth.from(model.anchorMonth()))
            .filter(month -> !month.equals(id.month()))
            .findFirst();
    return new Footing(anchor.isPresent(), anchor);
  }

  private Totals totals(RunId id) {
    return warehouse.rows(id, Tables.PUBLICATION).stream()
        .findFirst()
        .map(publication -> new Totals(publication.customers(), publication.segments()))
        .orElseThrow(() -> notPublished(id));
  }

  private static StepException notPublished(RunId id) {
    return new StepException(ErrorCode.INTERNAL, "the run is not published [" + id + "]");
  }

  private Map<Integer, Size> sizes(RunId id) {
    Map<Integer, String> names =
        warehouse.rows(id, Tables.SEGMENT).stream()
            .collect(Collectors.toMap(Segment::segmentId, Segment::name));
    return warehouse.rows(id, Tables.SEGMENT_PROFILE).stream()
        .collect(
            Collectors.toMap(
                SegmentProfile::segmentId,
                p ->
                    new Size(
                        Objects.requireNonNull(names.get(p.segmentId())),
                        p.customers(),
                        p.revenue())));
  }

  private static List<Size> gone(Map<Integer, Size> now, Map<Integer, Size> then) {
    return then.entrySet().stream()
        .filter(entry -> entry.getKey() >= 0 && !now.containsKey(entry.getKey()))
        .map(Map.Entry::getValue)
        .sorted(BY_REVENUE)
        .toList();
  }

  private List<SegmentLine> segments(RunId id, Map<Integer, Size> now, Map<Integer, Size> then) {
    Set<Integer> weak =
        warehouse.rows(id, Tables.SEGMENT_RULE).stream()
            .filter(SegmentRule::weak)
            .map(SegmentRule::segmentId)
            .collect(Collectors.toSet());
    Map<Integer, String> groups =
        warehouse.rows(id, Tables.SEGMENT_PARENT).stream()
            .collect(Collectors.toMap(SegmentParent::segmentId, SegmentParent::parentName));
    return warehouse.rows(id, Tables.SEGMENT_PROFILE).stream()
        .map(
            p ->
                new SegmentLine(
                    Objects.requireNonNull(now.get(p.segmentId())),
                    p.segmentId() < 0,
                    p.revenueShare(),
                    p.trust(),
                    p.description(),
                    weak.contains(p.segmentId()),
                    Optional.ofNullable(then.get(p.segmentId())),
                    groups.getOrDefault(p.segmentId(), "")))
        .sorted(
            Comparator.comparing(SegmentLine::noise).thenComparing(SegmentLine::size, BY_REVENUE))
        .toList();
  }

  private List<LeverLine> levers(RunId id, Map<Integer, Size> now) {
    Map<Integer, String> trust =
        warehouse.rows(id, Tables.SEGMENT_PROFILE).stream()
            .collect(Collectors.toMap(SegmentProfile::segmentId, SegmentProfile::trust));
    return warehouse.rows(id, Tables.SEGMENT_LEVER).stream()
        .sorted(
            Comparator.comparing(SegmentLever::effectPerMonth)
                .reversed()
                .thenComparing(SegmentLever::segmentId)
                .thenComparing(SegmentLever::priority))
        .map(
            l ->
                new LeverLine(
                    l.segmentId(),
                    l.priority(),
                    Objects.requireNonNull(now.get(l.segmentId())).name(),
                    trust.getOrDefault(l.segmentId(), ""),
                    l.lever(),
                    l.action(),
                    l.reason(),
                    l.customers(),
                    new Effect(l.effectPerMonth(), l.effectLow(), l.effectHigh())))
        .toList();
  }

  /** The lines of the run's own month, as this run looks at them. */
  private Quality quality(RunId id) {
    Map<YearMonth, RunInput> inputs =
        warehouse.rows(id, Tables.RUN_INPUT).stream()
            .collect(Collectors.toMap(i -> YearMonth.from(i.dataMonth()), Function.identity()));
    RunInput own = inputs.get(id.month());
    if (own == null) {
      return new Quality(0, 0, List.of(), List.of());
    }
    List<QualityCount> counts =
        warehouse.rows(new RunId(id.month(), own.dataRevision()), Tables.DATA_QUALITY);
    long kept = rows(counts, "kept");
    List<LeftOut> leftOut =
        counts.stream()
            .filter(c -> c.outcome().equals("rejected") && c.rows() > 0)
            .map(c -> new LeftOut(c.rule(), c.rows(), c.revenue()))
            .sorted(Comparator.comparingLong(LeftOut::rows).reversed().thenComparing(LeftOut::rule))
            .toList();
    return new Quality(kept + rows(counts, "rejected"), kept, leftOut, notes(id));
  }

  /** What may be missing or counted elsewhere; how a file was read is for whoever runs it. */
  private List<String> notes(RunId id) {
    Stream<String> source =
        warehouse.rows(id, Tables.SOURCE_NOTE).stream()
            .filter(note -> !note.kind().equals(SourceNote.READ_AS))
            .sorted(Comparator.comparingInt(SourceNote::no))
            .map(SourceNote::words);
    Stream<String> window =
        warehouse.rows(id, Tables.WINDOW_QUALITY).stream()
            .filter(count -> count.rule().equals("refund_only"))
            .map(
                count ->
                    "%s went back to customers without an order in the window, who are in no segment."
                        .formatted(format.money(count.revenue().negate())));
    return Stream.concat(source, window).toList();
  }

  private static long rows(List<QualityCount> counts, String outcome) {
    return counts.stream()
        .filter(c -> c.outcome().equals(outcome))
        .mapToLong(QualityCount::rows)
        .sum();
  }
}
