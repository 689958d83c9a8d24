package clientele.scheduler.status;

import clientele.infra.config.StatusConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.reader.ReaderPool;
import clientele.scheduler.run.month.Acceptance;
import clientele.scheduler.run.progress.RunLog;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.shell.Folders;
import clientele.scheduler.status.api.RunControl;
import clientele.scheduler.status.live.DagShape;
import clientele.scheduler.status.live.LateMonths;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.churn.ChurnBin;
import clientele.steps.table.churn.CustomerChurn;
import clientele.steps.table.churn.SegmentChurn;
import clientele.steps.table.worth.SegmentWorth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A shop of two really closed months and the real server over it, on a free port; made once for all
 * tests that only look.
 */
public final class ShownShop implements AutoCloseable {
  public static final String TOKEN = "a token of the tests";
  private static final DagShape SHAPE =
      new DagShape(
          List.of(
              node("pull_transactions", "transaction_raw", List.of()),
              node("filter_transactions", "transaction", List.of(0)),
              node("build_features", "customer_feature", List.of(1)),
              node("embed_customers", "customer_embedding", List.of(2)),
              node("publish_tables", "publication", List.of(2, 3))));

  private final TestDatabase database;
  private final ReaderPool reader;
  private final StatusServer server;
  private final Path logs;
  private final HttpClient client = HttpClient.newHttpClient();

  private ShownShop(TestDatabase database, ReaderPool reader, StatusServer server, Path logs) {
    this.database = database;
    this.reader = reader;
    this.server = server;
    this.logs = logs;
  }

  /** Shows what a database holds. */
  public static ShownShop over(TestDatabase database, StatusConfig config, LateMonths late) {
    return over(database, config, late, HealthTest.health(database));
  }

  /** Shows what a database holds, to this machine, with these answers for monitors. */
  public static ShownShop over(TestDatabase database, Health health) {
    return over(database, loopback(), LateMonths.NONE, health);
  }

  private static ShownShop over(
      TestDatabase database, StatusConfig config, LateMonths late, Health health) {
    ReaderPool reader = ReaderPool.open(database.address(), Duration.ofMinutes(2));
    Path logs = writeLogs(database);
    StatusParts parts =
        new StatusParts(
            reader.views(),
            PipelineSettings.DEFAULT,
            ZoneOffset.UTC,
            SHAPE,
            late,
            new Wishes(),
            health,
            config,
            "test",
            Clock.systemUTC(),
            logs,
            () -> "");
    try {
      return new ShownShop(database, reader, StatusServer.start(parts), logs);
    } catch (RuntimeException e) {
      reader.close();
      Folders.remove(logs);
      throw e;
    }
  }

  /** A log of every published run, as the machine that closed them all would have. */
  private static Path writeLogs(TestDatabase database) {
    try {
      Path folder = Files.createTempDirectory("clientele-logs");
      for (RunRecord run : database.journal().runs()) {
        if (run.status() == RunStatus.PUBLISHED) {
          Files.writeString(
              RunLog.file(folder, run.id()),
              """
              %1$s INFO  run=%2$s step=- event=run_started steps=14
              %1$s INFO  run=%2$s step=build_features event=step_succeeded attempt=1 rows=300 ms=71
              %1$s INFO  run=%2$s step=- event=run_ended outcome=published
              """
                  .formatted(Instant.now(), run.id()));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shows what a database holds, to this machine, on a free port. */
  public static ShownShop over(TestDatabase database) {
    return over(database, loopback(), LateMonths.NONE);
  }

  /** A free port of this machine. */
  static StatusConfig loopback() {
    return new StatusConfig(
        0, "127.0.0.1", Optional.of(new Secret(TOKEN)), Optional.empty(), List.of(), List.of());
  }

  /** Where the page is. */
  public String base() {
    return "http://127.0.0.1:" + server.port();
  }

  public TestDatabase database() {
    return database;
  }

  /** Where the logs of the runs lie. */
  Path logs() {
    return logs;
  }

  public int port() {
    return server.port();
  }

  /** Asks for an address. */
  public HttpResponse<String> get(String path, String... headers) {
    return send(HttpRequest.newBuilder(URI.create(base() + path)), headers);
  }

  /** Sends JSON to an address. */
  public HttpResponse<String> post(String path, String json, String... headers) {
    return send(
        HttpRequest.newBuilder(URI.create(base() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)),
        headers);
  }

  /** Sends any request. */
  public HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
    reader.close();
    Folders.remove(logs);
  }

  /**
   * Takes wishes for December 2025, which the gate "rows" stops; in all others a run is at work.
   */
  private static final class Wishes implements RunControl {
    @Override
    public Answer pause(String why) {
      return Answer.TAKEN;
    }

    @Override
    public Answer resume() {
      return Answer.TAKEN;
    }

    private static final YearMonth OWN = YearMonth.of(2025, 12);

    @Override
    public Answer start(YearMonth month, Optional<String> revise, Optional<Acceptance> accept) {
      if (!month.equals(OWN)) {
        return Answer.BUSY;
      }
      return accept.map(Acceptance::gate).orElse("rows").equals("rows")
          ? Answer.TAKEN
          : Answer.NOT_STOPPED;
    }

    @Override
    public Answer cancel(YearMonth month) {
      return month.equals(OWN) ? Answer.TAKEN : Answer.IDLE;
    }
  }

  private static DagShape.Node node(String step, String writes, List<Integer> upstream) {
    return new DagShape.Node(step, List.of(), List.of(writes), upstream);
  }

  /** Gives tests the one shown shop. */
  public static final class Extension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(ShownShop.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == ShownShop.class;
    }

    @Override
    public ShownShop resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(NAMESPACE)
          .getOrComputeIfAbsent(
              ShownShop.class, key -> made(parameter, context.getRoot()), ShownShop.class);
    }

    private static ShownShop made(ParameterContext parameter, ExtensionContext root) {
      TestDatabase database = new PostgresExtension().resolveParameter(parameter, root);
      try {
        Path folder = Files.createTempDirectory("clientele-shown");
        ClosedShop.of(300, 3).keepingModels().close(database, folder);
        Folders.remove(folder);
        weigh(database);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return over(database);
    }

    /** Two months cannot tell yet what segments are worth; here it is as if a third had been. */
    private static void weigh(TestDatabase database) {
      RunId december = new RunId(YearMonth.of(2025, 12), 1);
      Warehouse warehouse = database.warehouse();
      warehouse.replace(
          december,
          Tables.SEGMENT_WORTH,
          List.of(
              new SegmentWorth("segments", 1, 7, 0.74, 0.19, 0.21, 0.41, 0.8, 0.3),
              new SegmentWorth("rfm_grid", 1, 10, 0.72, 0.16, 0.18, 0.38, 0.7, 0.4),
              new SegmentWorth("model", 1, 0, 0.8, 0.24, 0.26, 0.46, 1, 0)));
      warehouse.replace(
          december, Tables.CHURN_RELIABILITY, List.of(new ChurnBin(5, 0.55, 0.5, 40)));
      warehouse.replace(
          december,
          Tables.CUSTOMER_CHURN,
          warehouse.rows(december, Tables.CUSTOMER_SEGMENT).stream()
              .map(row -> new CustomerChurn(row.customerId(), 0.5, "days since an order raise it"))
              .toList());
      warehouse.replace(
          december,
          Tables.SEGMENT_CHURN,
          warehouse.rows(december, Tables.SEGMENT).stream()
              .map(row -> new SegmentChurn(row.segmentId(), 10, 5, new BigDecimal("120.5")))
              .toList());
    }
  }
}
