package clientele.scheduler.status;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.util.JavalinBindException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * The page: months and their steps, segments and their levers. It only reads, and it listens on
 * loopback unless told otherwise.
 */
public final class StatusServer implements AutoCloseable {
  private final Javalin server;

  private StatusServer(Javalin server) {
    this.server = server;
  }

  /**
   * Starts serving.
   *
   * @param bind address to listen on
   * @param port port, 0 for any free one
   * @throws StepException USAGE if the port is taken
   */
  public static StatusServer start(
      StatusQueries queries, Health health, String currency, String bind, int port) {
    Pages pages = new Pages();
    Javalin server =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.routes.before(StatusServer::harden);
              config.routes.get("/", ctx -> months(ctx, pages, queries, currency));
              config.routes.get("/months/{month}", ctx -> month(ctx, pages, queries, currency));
              health.route(config);
            });
    try {
      server.start(bind, port);
    } catch (JavalinBindException e) {
      throw new StepException(
          ErrorCode.USAGE,
          "the page's port is taken [%s:%d]. Maybe set --port or status.port to another."
              .formatted(bind, port),
          e);
    }
    return new StatusServer(server);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static void harden(Context ctx) {
    ctx.header(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'");
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("Referrer-Policy", "no-referrer");
    ctx.header("Cache-Control", "no-store");
  }

  private static void months(Context ctx, Pages pages, StatusQueries queries, String currency) {
    List<StatusRows.Month> months = queries.months();
    ctx.html(pages.render("months", Map.of("months", months, "currency", currency)));
  }

  private static void month(Context ctx, Pages pages, StatusQueries queries, String currency) {
    YearMonth month = parse(ctx.pathParam("month"));
    List<StatusRows.Month> runs =
        queries.months().stream().filter(run -> run.month().equals(month.toString())).toList();
    if (runs.isEmpty()) {
      throw new NotFoundResponse("no run of this month");
    }
    List<StatusRows.SegmentLine> segments = queries.segments(month);
    ctx.html(
        pages.render(
            "month",
            Map.of(
                "month", month.toString(),
                "currency", currency,
                "runs", runs,
                "steps", queries.steps(month),
                "quality", queries.quality(month),
                "segments", segments,
                "levers", queries.levers(month),
                "plot", ScatterPlot.of(segments, queries.points(month)))));
  }

  private static YearMonth parse(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new NotFoundResponse("no such month");
    }
  }
}
