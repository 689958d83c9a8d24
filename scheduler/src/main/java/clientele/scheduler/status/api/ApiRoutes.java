package clientele.scheduler.status.api;

import clientele.scheduler.status.api.ApiRoute.Parameter;
import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.read.ChurnReader;
import clientele.scheduler.status.read.ChurnRows;
import clientele.scheduler.status.read.CustomerRows;
import clientele.scheduler.status.read.PageReader;
import clientele.scheduler.status.read.RunRows;
import clientele.scheduler.status.read.SegmentRows;
import clientele.scheduler.status.read.SummaryRows;
import clientele.steps.table.worth.SegmentWorth;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every route that reads. */
public final class ApiRoutes {
  private static final Parameter MONTH =
      new Parameter("month", "path", "Month, such as 2025-12.", "[0-9]{4}-[0-9]{2}");
  private static final Parameter SEGMENT =
      new Parameter("segment", "query", "Only this segment.", "-?[0-9]{1,9}");
  private static final Parameter FROM =
      new Parameter("from", "query", "The earlier month.", "[0-9]{4}-[0-9]{2}");
  private static final Parameter ID = new Parameter("id", "path", "Customer.", ".{1,200}");

  private final PageParts parts;

  public ApiRoutes(PageParts parts) {
    this.parts = parts;
  }

  /** All of them. */
  public List<ApiRoute> all() {
    return Stream.of(runs(), months(), churn(), customersAndMoves()).flatMap(List::stream).toList();
  }

  private List<ApiRoute> runs() {
    PageReader reader = parts.reader();
    return List.of(
        ApiRoute.list(
            "/months",
            "Every run, newest month first.",
            RunRows.Month.class,
            ctx -> Slice.of(ctx, reader.months()),
            Slice.LIMIT,
            Slice.AFTER),
        ApiRoute.list(
            "/segments",
            "Every segment in every published month, oldest first.",
            SegmentRows.History.class,
            ctx -> Slice.of(ctx, reader.segmentHistory()),
            Slice.LIMIT,
            Slice.AFTER),
        month("steps", "Every attempt of a step.", RunRows.StepLine.class, reader::steps));
  }

  private List<ApiRoute> months() {
    PageReader reader = parts.reader();
    return List.of(
        published("quality", "What became of the lines.", RunRows.Quality.class, reader::quality),
        published("segments", "The segments.", SegmentRows.Segment.class, reader::segments),
        published(
            "segments/features",
            "What sets the segments apart, the strongest first.",
            SegmentRows.FeatureEffect.class,
            reader::effects),
        published(
            "segments/categories",
            "Countries and seasons of the segments.",
            SegmentRows.Category.class,
            reader::categories),
        published(
            "segments/bridge",
            "Why the revenue of each segment changed.",
            SegmentRows.SegmentBridge.class,
            reader::segmentBridge),
        published(
            "events", "What became of the segments.", SegmentRows.Event.class, reader::ledger),
        published(
            "levers", "What to do, most valuable first.", SegmentRows.Lever.class, reader::levers),
        published(
            "loyalty",
            "Whom to invite into the loyalty programme: the top segments, and who is nearest to them.",
            SummaryRows.Loyalty.class,
            reader::loyalty),
        published(
            "worth",
            "What earlier segments told of the month after them, and plainer ways beside them.",
            SegmentWorth.class,
            reader::worth),
        published(
            "bridge", "Why revenue changed.", SegmentRows.BridgeEffect.class, reader::bridge));
  }

  private List<ApiRoute> churn() {
    ChurnReader reader = new ChurnReader(parts.reader().views());
    return List.of(
        published(
            "churn/record",
            "How true the chances of ordering nothing were, and whether they are published.",
            ChurnRows.ChurnRecord.class,
            reader::model),
        published(
            "churn/reliability",
            "What chances of ordering nothing promised at earlier month ends, and what came.",
            ChurnRows.ReliabilityBin.class,
            reader::reliability),
        published(
            "churn/segments",
            "What each segment may lose, the largest loss first.",
            ChurnRows.SegmentLoss.class,
            reader::segments),
        ApiRoute.list(
            "/months/{month}/churn",
            "Each customer's chance of ordering nothing and its reasons, by id.",
            ChurnRows.ListedChance.class,
            ctx -> chances(ctx, reader),
            MONTH,
            Slice.LIMIT,
            Slice.AFTER));
  }

  private Slice<ChurnRows.ListedChance> chances(Context ctx, ChurnReader reader) {
    YearMonth month = known(ctx);
    parts.published(month);
    int limit = Slice.limit(ctx);
    List<ChurnRows.ListedChance> rows =
        reader.customers(
            month, text(Optional.ofNullable(ctx.queryParam("after")).orElse("")), limit);
    return new Slice<>(rows, rows.size() < limit ? null : rows.get(rows.size() - 1).customerId());
  }

  private List<ApiRoute> customersAndMoves() {
    return List.of(
        ApiRoute.list(
            "/months/{month}/moves",
            "Customers who went from one segment to another since an earlier month.",
            SegmentRows.Move.class,
            this::moves,
            MONTH,
            FROM,
            Slice.LIMIT,
            Slice.AFTER),
        ApiRoute.list(
            "/months/{month}/customers",
            "The customers by id, with every feature.",
            CustomerRows.Customer.class,
            this::customers,
            MONTH,
            SEGMENT,
            Slice.LIMIT,
            Slice.AFTER),
        ApiRoute.list(
            "/customers/{id}",
            "One customer in every published month, newest first.",
            CustomerRows.Customer.class,
            this::customer,
            ID,
            Slice.LIMIT,
            Slice.AFTER),
        ApiRoute.list(
            "/customers/{id}/stays",
            "One customer's unbroken stays in segments, the first first.",
            CustomerRows.Stay.class,
            this::stays,
            ID,
            Slice.LIMIT,
            Slice.AFTER));
  }

  /** Reads the rows of a month. */
  private interface OfMonth<R> {
    List<R> read(YearMonth month);
  }

  private <R> ApiRoute month(String what, String summary, Class<R> row, OfMonth<R> rows) {
    return ApiRoute.list(
        "/months/{month}/" + what,
        summary,
        row,
        ctx -> Slice.of(ctx, rows.read(known(ctx))),
        MONTH,
        Slice.LIMIT,
        Slice.AFTER);
  }

  /** A list of a month that is published. */
  private <R> ApiRoute published(String what, String summary, Class<R> row, OfMonth<R> rows) {
    return month(
        what,
        summary,
        row,
        month -> {
          parts.published(month);
          return rows.read(month);
        });
  }

  /** A month of which there is a run. */
  private YearMonth known(Context ctx) {
    YearMonth month = PageParts.month(ctx.pathParam("month"));
    if (parts.reader().months().stream().noneMatch(r -> r.month().equals(month.toString()))) {
      throw new NotFoundResponse("No run of this month is known.");
    }
    return month;
  }

  private Slice<SegmentRows.Move> moves(Context ctx) {
    YearMonth month = known(ctx);
    YearMonth from =
        Optional.ofNullable(ctx.queryParam("from"))
            .map(ApiRoutes::query)
            .orElse(month.minusMonths(1));
    parts.published(month);
    parts.published(from);
    return Slice.of(ctx, parts.reader().moves(from, month));
  }

  private Slice<CustomerRows.Customer> customers(Context ctx) {
    YearMonth month = known(ctx);
    parts.published(month);
    int limit = Slice.limit(ctx);
    List<CustomerRows.Customer> rows =
        parts
            .reader()
            .customers(
                month,
                segment(ctx),
                text(Optional.ofNullable(ctx.queryParam("after")).orElse("")),
                limit);
    return new Slice<>(rows, rows.size() < limit ? null : rows.get(rows.size() - 1).customerId());
  }

  private Slice<CustomerRows.Customer> customer(Context ctx) {
    List<CustomerRows.Customer> rows = parts.reader().customer(text(ctx.pathParam("id")));
    if (rows.isEmpty()) {
      throw new NotFoundResponse("No published month has this customer.");
    }
    return Slice.of(ctx, rows);
  }

  private Slice<CustomerRows.Stay> stays(Context ctx) {
    List<CustomerRows.Stay> rows = parts.reader().stays(text(ctx.pathParam("id")));
    if (rows.isEmpty()) {
      throw new NotFoundResponse("No published month has this customer.");
    }
    return Slice.of(ctx, rows);
  }

  private static int segment(Context ctx) {
    String text = Optional.ofNullable(ctx.queryParam("segment")).orElse("");
    if (text.isEmpty()) {
      return PageReader.ALL_SEGMENTS;
    }
    if (!text.matches("-1|[0-9]{1,9}")) {
      throw new BadRequestResponse("segment is not the number of a segment.");
    }
    return Integer.parseInt(text);
  }

  private static YearMonth query(String month) {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new BadRequestResponse("from is not a month. Maybe write it as 2011-11.");
    }
  }

  /** PostgreSQL takes no text with a zero in it. */
  private static String text(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new BadRequestResponse("A text must not hold the character zero.");
    }
    return text;
  }
}
