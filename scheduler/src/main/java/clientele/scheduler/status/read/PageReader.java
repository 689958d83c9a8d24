package clientele.scheduler.status.read;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** What the pages read, each from a SELECT of its own over the views. For use by many threads. */
public final class PageReader {
  /** Stands for every segment where one can be chosen. */
  public static final int ALL_SEGMENTS = -2;

  private static final Map<String, String> SCRIPTS = new ConcurrentHashMap<>();

  private final Jdbi jdbi;

  /**
   * @param jdbi that reads as bi_reader
   */
  public PageReader(Jdbi jdbi) {
    this.jdbi = jdbi.registerColumnMapper(Metrics.class, new Metrics.Mapper());
  }

  /** All runs, newest month first. */
  public List<RunRows.Month> months() {
    return read("months", Map.of(), RunRows.Month.class);
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
    return read("steps", of(month), RunRows.StepLine.class);
  }

  /** How long each step took in the newest published run. */
  public List<RunRows.Usual> usualSeconds() {
    return read("usual_seconds", Map.of(), RunRows.Usual.class);
  }

  /** The quality rules of a published month. */
  public List<RunRows.Quality> quality(YearMonth month) {
    return read("quality", of(month), RunRows.Quality.class);
  }

  /** The segments of a published month, the largest revenue first, noise last. */
  public List<SegmentRows.Segment> segments(YearMonth month) {
    return read("segments", of(month), SegmentRows.Segment.class);
  }

  /** Every segment in every published month, oldest first. */
  public List<SegmentRows.History> segmentHistory() {
    return read("segment_history", Map.of(), SegmentRows.History.class);
  }

  /** The levers of a published month, the most valuable first. */
  public List<SegmentRows.Lever> levers(YearMonth month) {
    return read("levers", of(month), SegmentRows.Lever.class);
  }

  /** Why revenue changed since the published month before, the largest effect first. */
  public List<SegmentRows.BridgeEffect> bridge(YearMonth month) {
    return read("revenue_bridge", of(month), SegmentRows.BridgeEffect.class);
  }

  /** What became of segments in a published month, other than going on. */
  public List<SummaryRows.Event> events(YearMonth month) {
    return read("events", of(month), SummaryRows.Event.class);
  }

  /** What is believed of the shop, as a published month found it. */
  public List<SummaryRows.Check> checks(YearMonth month) {
    return read("checks", of(month), SummaryRows.Check.class);
  }

  /** What the segments of a published month rest on. */
  public Optional<SummaryRows.Footing> footing(YearMonth month) {
    return read("footing", of(month), SummaryRows.Footing.class).stream().findFirst();
  }

  /** Who went where between two published months. */
  public List<SegmentRows.Move> moves(YearMonth from, YearMonth to) {
    return read("moves", Map.of("from", from.atDay(1), "to", to.atDay(1)), SegmentRows.Move.class);
  }

  /** A customer in every published month, newest first. */
  public List<CustomerRows.Customer> customer(String id) {
    return read("customer", Map.of("customer", id), CustomerRows.Customer.class);
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
    return read(
        "best_customers",
        Map.of("month", month.atDay(1), "segment", segment),
        CustomerRows.Best.class);
  }

  /** For readers of large answers, which take them row by row. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** The text of a query of {@code sql/status}. */
  public static String script(String name) {
    return SCRIPTS.computeIfAbsent(name, PageReader::load);
  }

  private static Map<String, Object> of(YearMonth month) {
    return Map.of("month", month.atDay(1));
  }

  private <R> List<R> read(String query, Map<String, ?> parameters, Class<R> row) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(script(query))
                .bindMap(parameters)
                .map(ConstructorMapper.of(row))
                .list());
  }

  private static String load(String name) {
    String path = "/clientele/sql/status/" + name + ".sql";
    try (InputStream in = PageReader.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new StepException(ErrorCode.INTERNAL, "no such script [" + path + "]");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new StepException(ErrorCode.INTERNAL, "unreadable script [" + path + "]", e);
    }
  }
}
