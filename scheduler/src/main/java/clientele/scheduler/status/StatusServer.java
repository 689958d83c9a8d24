package clientele.scheduler.status;

import clientele.scheduler.meter.Meters;
import clientele.scheduler.status.api.ApiRoute;
import clientele.scheduler.status.api.ApiRoutes;
import clientele.scheduler.status.api.ApiServing;
import clientele.scheduler.status.api.Json;
import clientele.scheduler.status.api.PlaceRoutes;
import clientele.scheduler.status.api.RunRoutes;
import clientele.scheduler.status.api.ScheduleRoutes;
import clientele.scheduler.status.gate.Gate;
import clientele.scheduler.status.gate.SecurityHeaders;
import clientele.scheduler.status.live.LiveStream;
import clientele.scheduler.status.page.ApiPage;
import clientele.scheduler.status.page.Assets;
import clientele.scheduler.status.page.CustomerPages;
import clientele.scheduler.status.page.FigureFilters;
import clientele.scheduler.status.page.LogPages;
import clientele.scheduler.status.page.MonthPages;
import clientele.scheduler.status.page.PageParts;
import clientele.scheduler.status.page.PlaneRoutes;
import clientele.scheduler.status.page.SegmentPages;
import clientele.scheduler.status.page.Templates;
import clientele.scheduler.status.plane.FeatureSummary;
import clientele.scheduler.status.plane.MonthPlane;
import clientele.scheduler.status.plane.Planes;
import clientele.scheduler.status.read.PageReader;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.settings.FigureFormat;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The page and the interface: months and their runs, segments, customers. It reads as bi_reader and
 * listens on loopback unless told otherwise.
 */
public final class StatusServer implements AutoCloseable {
  private static final long LARGEST_REQUEST = 1_000_000;

  private final Javalin server;
  private final LiveStream live;

  private StatusServer(Javalin server, LiveStream live) {
    this.server = server;
    this.live = live;
  }

  /**
   * Starts serving.
   *
   * @throws StepException USAGE if the port is taken
   */
  public static StatusServer start(StatusParts parts) {
    Assets assets = new Assets();
    FigureFilters figures = new FigureFilters(new FigureFormat(parts.currency()));
    Templates templates =
        new Templates(
            figures,
            Map.of("asset", assets, "currency", parts.currency(), "version", parts.version()));
    PageParts pages = pages(parts, templates, figures);
    MonthPages months = new MonthPages(pages);
    LiveStream live = new LiveStream(months::live);
    Gate gate = new Gate(parts.config(), parts.clock());
    Javalin server =
        Javalin.create(
            config -> {
              settle(config);
              RoutesConfig routes = config.routes;
              routes.before(SecurityHeaders::set);
              routes.before(
                  ctx -> {
                    if (!ctx.path().startsWith(ApiServing.BASE + "/")) {
                      gate.check(ctx, Gate.changes(ctx));
                    }
                  });
              pages(routes, pages, months, assets);
              routes.get("/months/{month}/{revision}/log", new LogPages(parts.logs())::show);
              routes.get(
                  "/metrics",
                  ctx -> ctx.contentType(Meters.CONTENT_TYPE).result(parts.meters().get()));
              parts.health().route(config);
              routes.get(
                  "/login", ctx -> ctx.html(templates.render("login", Map.of("problem", ""))));
              routes.post("/login", gate::login);
              routes.get("/logout", gate::logout);
              routes.sse("/live", live::join);
              api(routes, parts, pages, gate);
              new Problems(templates).add(routes);
            });
    return new StatusServer(listening(server, parts), live);
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    live.close();
    server.stop();
  }

  private static PageParts pages(StatusParts parts, Templates templates, FigureFilters figures) {
    PageReader reader = new PageReader(parts.reader());
    Planes<MonthPlane> planes = Planes.ofCustomers(reader);
    return new PageParts(
        reader,
        planes,
        new Planes<>(run -> FeatureSummary.of(planes.of(run))),
        templates,
        figures,
        parts.shape(),
        parts.late());
  }

  private static void settle(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = LARGEST_REQUEST;
    config.jsonMapper(new JavalinJackson(Json.MAPPER, false));
  }

  private static void pages(
      RoutesConfig routes, PageParts parts, MonthPages months, Assets assets) {
    SegmentPages segments = new SegmentPages(parts);
    CustomerPages customers = new CustomerPages(parts);
    PlaneRoutes plane = new PlaneRoutes(parts);
    routes.get("/", months::months);
    routes.get("/months/{month}", months::month);
    routes.get("/segments", segments::segments);
    routes.get("/segments/compare", segments::compare);
    routes.get("/segments/{id}", segments::segment);
    routes.get("/customers", customers::search);
    routes.get("/customers/{id}", customers::customer);
    routes.get("/plane/{month}/{revision}/points.bin", plane::points);
    routes.get("/plane/{month}/{revision}/picture.png", plane::picture);
    routes.get("/plane/{month}/{revision}/features/{feature}", plane::feature);
    routes.get("/plane/{month}/{revision}/customers/{place}", plane::customer);
    routes.get("/assets/<name>", assets::serve);
  }

  private static void api(RoutesConfig routes, StatusParts parts, PageParts pages, Gate gate) {
    List<ApiRoute> all =
        Stream.of(
                new ApiRoutes(pages).all(),
                new RunRoutes(parts.control()).all(),
                new ScheduleRoutes(parts.control()).all(),
                new PlaceRoutes(pages).all())
            .flatMap(List::stream)
            .toList();
    new ApiServing(gate).add(routes, all);
    ApiPage page = new ApiPage(pages, all, parts.version());
    routes.get("/api", page::show);
    routes.get("/api/openapi.json", page::document);
  }

  private static Javalin listening(Javalin server, StatusParts parts) {
    String bind = parts.config().bind();
    int port = parts.config().port();
    try {
      return server.start(bind, port);
    } catch (JavalinBindException e) {
      throw new StepException(
          ErrorCode.USAGE,
          "the page's port is taken [%s:%d]. Maybe set --port or status.port to another."
              .formatted(bind, port),
          e);
    }
  }
}
