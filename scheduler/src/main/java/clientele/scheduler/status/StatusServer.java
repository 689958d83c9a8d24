package clientele.scheduler.status;

import clientele.infra.config.StatusConfig;
import clientele.scheduler.meter.Meters;
import clientele.scheduler.status.api.ApiRoute;
import clientele.scheduler.status.api.ApiRoutes;
import clientele.scheduler.status.api.ApiServing;
import clientele.scheduler.status.api.LeverDownload;
import clientele.scheduler.status.api.RunRoutes;
import clientele.scheduler.status.api.ScheduleRoutes;
import clientele.scheduler.status.api.format.Json;
import clientele.scheduler.status.api.place.PlaceRoutes;
import clientele.scheduler.status.gate.Gate;
import clientele.scheduler.status.gate.SecurityHeaders;
import clientele.scheduler.status.live.LiveStream;
import clientele.scheduler.status.live.LogTail;
import clientele.scheduler.status.page.ApiPage;
import clientele.scheduler.status.page.Assets;
import clientele.scheduler.status.page.CustomerPages;
import clientele.scheduler.status.page.LogPages;
import clientele.scheduler.status.page.MonthPages;
import clientele.scheduler.status.page.PlaneRoutes;
import clientele.scheduler.status.page.SegmentPages;
import clientele.scheduler.status.page.SummaryPages;
import clientele.scheduler.status.page.part.FigureFilters;
import clientele.scheduler.status.page.part.PageParts;
import clientele.scheduler.status.page.part.Templates;
import clientele.scheduler.status.place.Placement;
import clientele.scheduler.status.plane.FeatureSummary;
import clientele.scheduler.status.plane.MonthPlane;
import clientele.scheduler.status.plane.Planes;
import clientele.scheduler.status.read.PageReader;
import clientele.scheduler.status.wire.Wire;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.settings.FigureFormat;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.json.JavalinJackson;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The page and the interface: months and their runs, segments, customers. It reads as bi_reader and
 * listens on loopback unless told otherwise.
 */
public final class StatusServer implements AutoCloseable {
  private final Javalin server;
  private final LiveStream live;
  private final NewestMonth newest;

  private StatusServer(Javalin server, LiveStream live, NewestMonth newest) {
    this.server = server;
    this.live = live;
    this.newest = newest;
  }

  /**
   * Starts serving.
   *
   * @throws StepException USAGE if the port is taken
   */
  public static StatusServer start(StatusParts parts) {
    Assets assets = new Assets();
    String currency = parts.pipeline().currency();
    FigureFilters figures = new FigureFilters(new FigureFormat(currency));
    Templates templates =
        new Templates(
            figures, Map.of("asset", assets, "currency", currency, "version", parts.version()));
    PageParts pages = pages(parts, templates, figures);
    MonthPages months = new MonthPages(pages, new LogTail(parts.logs()));
    LiveStream live = new LiveStream(months::live);
    Planes<Placement> placements =
        new Planes<>(pages.reader()::erasure, run -> Placement.of(pages.reader(), run));
    Gate gate = new Gate(parts.config(), parts.clock());
    Wire wire = new Wire(gate);
    Javalin server =
        Javalin.create(
            config -> {
              settle(config, wire);
              RoutesConfig routes = config.routes;
              guard(routes, gate, templates);
              pages(routes, pages, months, assets);
              routes.get("/months/{month}/{revision}/log", new LogPages(parts.logs())::show);
              routes.get(
                  "/metrics",
                  ctx -> ctx.contentType(Meters.CONTENT_TYPE).result(parts.meters().get()));
              parts.health().route(config);
              routes.sse("/live", live::join);
              api(routes, gate, pages, routes(parts, pages, placements), parts.version());
              new Problems(templates).add(routes);
            });
    listening(server, parts);
    wire.watch(server.jettyServer().server());
    return new StatusServer(
        server,
        live,
        new NewestMonth(
            pages.reader(),
            List.of(placements::of, pages::prepare, pages.planes()::of, pages.summaries()::of)));
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    newest.close();
    live.close();
    server.stop();
  }

  private static PageParts pages(StatusParts parts, Templates templates, FigureFilters figures) {
    PageReader reader = new PageReader(parts.reader(), parts.clock());
    Planes<MonthPlane> planes = Planes.ofCustomers(reader);
    return new PageParts(
        reader,
        planes,
        new Planes<>(reader::erasure, run -> FeatureSummary.of(planes.of(run))),
        templates,
        figures,
        parts.shape(),
        parts.late());
  }

  private static void settle(JavalinConfig config, Wire wire) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = Wire.LARGEST_REQUEST;
    config.jetty.modifyServer(wire::before);
    config.jsonMapper(new JavalinJackson(Json.MAPPER, false));
  }

  private static void guard(RoutesConfig routes, Gate gate, Templates templates) {
    routes.before(SecurityHeaders::set);
    routes.before(
        ctx -> {
          if (!ctx.path().startsWith(ApiServing.BASE + "/")) {
            gate.check(ctx, Gate.changes(ctx));
          }
        });
    routes.get("/login", ctx -> ctx.html(templates.render("login", Map.of("problem", ""))));
    routes.post("/login", gate::login);
    routes.get("/logout", gate::logout);
  }

  private static void pages(
      RoutesConfig routes, PageParts parts, MonthPages months, Assets assets) {
    SegmentPages segments = new SegmentPages(parts);
    CustomerPages customers = new CustomerPages(parts);
    PlaneRoutes plane = new PlaneRoutes(parts);
    routes.get("/", months::months);
    routes.get("/months/{month}", months::month);
    SummaryPages summaries = new SummaryPages(parts);
    routes.get("/summary", summaries::newest);
    routes.get("/summary/{month}", summaries::show);
    routes.get("/segments", segments::segments);
    routes.get("/segments/compare", segments::compare);
    routes.get("/segments/{id}", segments::segment);
    routes.get(
        "/levers/{month}/{segment}/{priority}/customers.csv", new LeverDownload(parts)::customers);
    routes.get("/customers", customers::search);
    routes.get("/customers/{id}", customers::customer);
    routes.get("/plane/{month}/{revision}/points.bin", plane::points);
    routes.get("/plane/{month}/{revision}/picture.png", plane::picture);
    routes.get("/plane/{month}/{revision}/features/{feature}", plane::feature);
    routes.get("/plane/{month}/{revision}/customers/{place}", plane::customer);
    routes.get("/assets/<name>", assets::serve);
  }

  private static List<ApiRoute> routes(
      StatusParts parts, PageParts pages, Planes<Placement> placements) {
    return Stream.of(
            new ApiRoutes(pages).all(),
            new RunRoutes(parts.control()).all(),
            new ScheduleRoutes(parts.control()).all(),
            new PlaceRoutes(
                    pages, placements, parts.pipeline(), parts.clock().withZone(parts.zone()))
                .all())
        .flatMap(List::stream)
        .toList();
  }

  private static void api(
      RoutesConfig server, Gate gate, PageParts pages, List<ApiRoute> routes, String version) {
    new ApiServing(gate).add(server, routes);
    ApiPage page = new ApiPage(pages, routes, version);
    server.get("/api", page::show);
    server.get("/api/openapi.json", page::document);
  }

  private static void listening(Javalin server, StatusParts parts) {
    StatusConfig config = parts.config();
    try {
      Javalin unused = server.start(config.bind(), config.port());
    } catch (JavalinBindException e) {
      throw taken(config, e);
    }
  }

  /**
   * Tries the page's port without serving there.
   *
   * @throws StepException USAGE if another program listens on it
   */
  public static void demandFree(StatusConfig config) {
    try (ServerSocket port = new ServerSocket()) {
      port.bind(new InetSocketAddress(config.bind(), config.port()));
    } catch (IOException e) {
      throw taken(config, e);
    }
  }

  private static StepException taken(StatusConfig config, Exception cause) {
    return new StepException(
        ErrorCode.USAGE,
        "the page's port is taken [%s:%d]. Maybe set --port or status.port to another."
            .formatted(config.bind(), config.port()),
        cause);
  }
}
