package clientele.scheduler.status.read;

import clientele.infra.db.reader.Views;
import clientele.steps.publish.words.MonthRevenue;
import clientele.steps.table.worth.SegmentWorth;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the pages read, each from a SELECT of its own over the views. For use by many threads.
 *
 * <p>A published revision never changes, so what was read of the published months is kept until
 * another is published or a customer is forgotten; how runs stand is asked at most four times a
 * second, however many look on.
 */
public final class PageReader {
  /** Stands for every segment where one can be chosen. */
  public static final int ALL_SEGMENTS = -2;

  private static final LocalDate NEVER = LocalDate.of(1, 1, 1);
  private static final long MOMENT_MILLIS = 250;
  private static final int MOMENTS = 16;
  private static final int ANSWERS = 400;

  private final Views views;
  private final Clock clock;
  private final Kept<Question, List<?>> moments = new Kept<>(MOMENTS);
  private final Kept<Question, List<?>> answers = new Kept<>(ANSWERS);

  /**
   * @param views read as bi_reader
   * @param clock tells when a moment is over
   */
  public PageReader(Views views, Clock clock) {
    this.clock = clock;
    this.views = views.reading(Metrics.class, Metrics::parse);
  }

  /** A query as it is asked. */
  private record Question(String query, Map<String, ?> parameters) {}

  /** Another number whenever a customer is forgotten, 0 before the first. */
  public long erasure() {
    return current("erasure", Map.of(), RunRows.Erasure.class).get(0).version();
  }

  /** All runs, newest month first; as of the last quarter of a second. */
  public List<RunRows.Month> months() {
    return current("months", Map.of(), RunRows.Month.class);
  }

  /** The published months, newest first. */
  public List<RunRows.Month> published() {
    return months().stream().filter(RunRows.Month::shown).toList();
  }

  /** The published revision of a month. */
  public Optional<RunRows.Month> published(YearMonth month) {
    return published().stream().filter(run -> run.month().equals(month.toString())).findFirst();
  }

  /** The attempts of a month's steps. */
  public List<RunRows.StepLine> steps(YearMonth month) {
    return current("steps", of(month), RunRows.StepLine.class);
  }

  /** How long each step took in the newest published run. */
  public List<RunRows.Usual> usualSeconds() {
    return current("usual_seconds", Map.of(), RunRows.Usual.class);
  }

  /** The quality rules of a published month. */
  public List<RunRows.Quality> quality(YearMonth month) {
    return lasting("quality", of(month), RunRows.Quality.class);
  }

  /** Whom the revisions of a month have moved, the newest revision first. */
  public List<RunRows.RevisionMove> revisionMoves(YearMonth month) {
    return lasting("revision_moves", of(month), RunRows.RevisionMove.class);
  }

  /** The segments of a published month, the largest revenue first, noise last. */
  public List<SegmentRows.Segment> segments(YearMonth month) {
    return lasting("segments", of(month), SegmentRows.Segment.class);
  }

  /** Every segment in every published month, oldest first. */
  public List<SegmentRows.History> segmentHistory() {
    return lasting("segment_history", Map.of(), SegmentRows.History.class);
  }

  /** The levers of a published month, the most valuable first. */
  public List<SegmentRows.Lever> levers(YearMonth month) {
    return lasting("levers", of(month), SegmentRows.Lever.class);
  }

  /** Whom a lever of a published month addresses, those who bring most first. */
  public List<SegmentRows.LeverCustomer> leverCustomers(
      YearMonth month, int segment, int priority) {
    return read(
        "lever_customers",
        Map.of("month", month.atDay(1), "segment", segment, "priority", priority),
        SegmentRows.LeverCustomer.class);
  }

  /** Why revenue changed since the published month before, the largest effect first. */
  public List<SegmentRows.BridgeEffect> bridge(YearMonth month) {
    Map<String, BigDecimal> effects = new TreeMap<>();
    segmentBridge(month).forEach(row -> effects.merge(row.effect(), row.amount(), BigDecimal::add));
    return effects.entrySet().stream()
        .filter(effect -> effect.getValue().signum() != 0)
        .map(effect -> new SegmentRows.BridgeEffect(effect.getKey(), effect.getValue()))
        .sorted(Comparator.comparing(effect -> effect.amount().abs().negate()))
        .toList();
  }

  /** What became of the segments of a published month. */
  public List<SegmentRows.Event> ledger(YearMonth month) {
    return lasting(
        "segment_events",
        Map.of("month", month.atDay(1), "segment", ALL_SEGMENTS),
        SegmentRows.Event.class);
  }

  /** What became of one segment, oldest month first. */
  public List<SegmentRows.Event> ledgerOf(int segment) {
    return lasting(
        "segment_events", Map.of("month", NEVER, "segment", segment), SegmentRows.Event.class);
  }

  /** What sets the segments of a published month apart. */
  public List<SegmentRows.FeatureEffect> effects(YearMonth month) {
    return lasting("segment_features", of(month), SegmentRows.FeatureEffect.class);
  }

  /** Countries and seasons of the segments of a published month. */
  public List<SegmentRows.Category> categories(YearMonth month) {
    return lasting("segment_categories", of(month), SegmentRows.Category.class);
  }

  /** Why the revenue of each segment changed since the published month before. */
  public List<SegmentRows.SegmentBridge> segmentBridge(YearMonth month) {
    return lasting("segment_bridge", of(month), SegmentRows.SegmentBridge.class);
  }

  /** What became of segments in a published month, other than going on. */
  public List<SummaryRows.Event> events(YearMonth month) {
    return lasting("events", of(month), SummaryRows.Event.class);
  }

  /** What is believed of the shop, as a published month found it. */
  public List<SummaryRows.Check> checks(YearMonth month) {
    return lasting("checks", of(month), SummaryRows.Check.class);
  }

  /** What the segments of a published month rest on. */
  public Optional<SummaryRows.Footing> footing(YearMonth month) {
    return lasting("footing", of(month), SummaryRows.Footing.class).stream().findFirst();
  }

  /** The money of a published month and of the published month before. */
  public Optional<MonthRevenue> revenue(YearMonth month) {
    return lasting("month_revenue", of(month), MonthRevenue.class).stream().findFirst();
  }

  /** Whom to invite in a published month, the members of the top segment first. */
  public List<SummaryRows.Loyalty> loyalty(YearMonth month) {
    return lasting("loyalty", of(month), SummaryRows.Loyalty.class);
  }

  /** The segments of the best customers of a published month. */
  public List<SummaryRows.Top> topSegments(YearMonth month) {
    return lasting("top_segments", of(month), SummaryRows.Top.class);
  }

  /** What the segments before a published month told, and plainer ways beside them. */
  public List<SegmentWorth> worth(YearMonth month) {
    return lasting("segment_worth", of(month), SegmentWorth.class);
  }

  /** Who went where between two published months. */
  public List<SegmentRows.Move> moves(YearMonth from, YearMonth to) {
    return lasting(
        "moves", Map.of("from", from.atDay(1), "to", to.atDay(1)), SegmentRows.Move.class);
  }

  /** A customer in every published month, newest first. */
  public List<CustomerRows.Customer> customer(String id) {
    return read("customer", Map.of("customer", id), CustomerRows.Customer.class);
  }

  /** A customer's unbroken stays in segments, the first first. */
  public List<CustomerRows.Stay> stays(String id) {
    return read("stays", Map.of("customer", id), CustomerRows.Stay.class);
  }

  /** Why customers are where they are in a published month. */
  public Optional<CustomerRows.Explanation> explanation(YearMonth month, String id) {
    return read(
            "explanation",
            Map.of("month", month.atDay(1), "customer", id),
            CustomerRows.Explanation.class)
        .stream()
        .findFirst();
  }

  /** What a customer is expected to do after a published month. */
  public Optional<CustomerRows.Value> value(YearMonth month, String id) {
    return read(
            "customer_value",
            Map.of("month", month.atDay(1), "customer", id),
            CustomerRows.Value.class)
        .stream()
        .findFirst();
  }

  /**
   * Customers of a published month, by id.
   *
   * @param segment one, or {@link #ALL_SEGMENTS}
   * @param after the last id that is known already, empty for none
   */
  public List<CustomerRows.Customer> customers(
      YearMonth month, int segment, String after, int limit) {
    return read(
        "customers",
        Map.of("month", month.atDay(1), "segment", segment, "after", after, "limit", limit),
        CustomerRows.Customer.class);
  }

  /** The most valuable customers of a segment. */
  public List<CustomerRows.Best> bestCustomers(YearMonth month, int segment) {
    return lasting(
        "best_customers",
        Map.of("month", month.atDay(1), "segment", segment),
        CustomerRows.Best.class);
  }

  /** Which model puts customers into a published month's segments. */
  public Optional<ModelRow> model(YearMonth month) {
    return lasting("model", of(month), ModelRow.class).stream().findFirst();
  }

  /** For readers of large answers, which take them row by row. */
  public Views views() {
    return views;
  }

  private static Map<String, Object> of(YearMonth month) {
    return Map.of("month", month.atDay(1));
  }

  /** How things stand. */
  private <R extends Record> List<R> current(
      String query, Map<String, ?> parameters, Class<R> row) {
    long moment = clock.millis() / MOMENT_MILLIS;
    return kept(moments, new Question(query, parameters), moment, row);
  }

  /** What holds until another run is published, or a customer is forgotten. */
  private <R extends Record> List<R> lasting(
      String query, Map<String, ?> parameters, Class<R> row) {
    List<String> shown = published().stream().map(RunRows.Month::issue).toList();
    return kept(answers, new Question(query, parameters), List.of(shown, erasure()), row);
  }

  @SuppressWarnings("unchecked") // a query has one type of row
  private <R extends Record> List<R> kept(
      Kept<Question, List<?>> kept, Question question, Object holds, Class<R> row) {
    return (List<R>)
        kept.of(question, holds, asked -> read(asked.query(), asked.parameters(), row));
  }

  private <R extends Record> List<R> read(String query, Map<String, ?> parameters, Class<R> row) {
    return views.rows("status/" + query, parameters, row);
  }
}
