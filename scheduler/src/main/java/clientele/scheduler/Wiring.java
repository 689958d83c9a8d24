package clientele.scheduler;

import clientele.infra.charts.BarCharts;
import clientele.infra.config.Config;
import clientele.infra.config.ConfigLoader;
import clientele.infra.config.DatabaseConfig;
import clientele.infra.db.Database;
import clientele.infra.db.DatabaseAddress;
import clientele.infra.db.EmbeddedDatabase;
import clientele.infra.db.RunLock;
import clientele.infra.mail.FolderMailer;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.scheduler.run.DagRunner;
import clientele.scheduler.run.MonthClose;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.status.StatusQueries;
import clientele.scheduler.status.StatusServer;
import clientele.steps.MonthlyDag;
import clientele.steps.core.manifold.Projection;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.core.manifold.umapjava.UmapJavaProjection;
import clientele.steps.dag.Dag;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer;
import clientele.steps.settings.EmbedSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Builds every object once; the only class that knows which implementation stands for a port. */
public final class Wiring implements AutoCloseable {
  private final Config config;
  private final Path home;
  private final Database database;
  private final Deque<AutoCloseable> open;

  private Wiring(Config config, Path home, Database database, Deque<AutoCloseable> open) {
    this.config = config;
    this.home = home;
    this.database = database;
    this.open = open;
  }

  /**
   * Reads the configuration and opens the database, alone.
   *
   * @param home folder of the embedded database and the outbox
   * @param configFile none for the embedded default
   * @param source overrides the configured place of transactions
   * @throws StepException USAGE for a bad configuration, WAREHOUSE if the database cannot be
   *     reached or another process is at work on it
   */
  public static Wiring open(Path home, Optional<Path> configFile, Optional<String> source) {
    Config loaded = ConfigLoader.load(configFile, System.getenv());
    Config config = source.map(loaded::withSource).orElse(loaded);
    Deque<AutoCloseable> open = new ArrayDeque<>();
    try {
      DatabaseAddress address = start(config, home, open);
      Database database = Database.open(address);
      open.push(database);
      open.push(
          RunLock.tryTake(address)
              .orElseThrow(
                  () ->
                      new StepException(
                          ErrorCode.WAREHOUSE,
                          "another process is closing a month on this database [%s]. Maybe wait for it."
                              .formatted(address.url()))));
      return new Wiring(config, home, database, open);
    } catch (RuntimeException e) {
      closeAll(open);
      throw e;
    }
  }

  /** What closes months, telling a listener. */
  public MonthClose monthClose(RunListener listener, Clock clock) {
    DagRunner runner = new DagRunner(dag(), database.journal(), listener, clock);
    MonthClose.RunFacts facts =
        new MonthClose.RunFacts(config.pipeline().seed(), config.settingsSha256(), Version.text());
    return new MonthClose(database.journal(), runner, facts, clock);
  }

  /** Starts the page. */
  public StatusServer serve(Optional<Integer> port) {
    return StatusServer.start(
        new StatusQueries(database.jdbi()),
        config.pipeline().currency(),
        config.status().bind(),
        port.orElse(config.status().port()));
  }

  @Override
  public void close() {
    closeAll(open);
  }

  private Dag dag() {
    return MonthlyDag.of(
        new MonthlyDag.Parts(
            database.warehouse(),
            source(config),
            config.ingestSha256(),
            projection(config.pipeline().embed()),
            new BarCharts(),
            mailer(),
            config.mail().to(),
            config.pipeline(),
            Runtime.getRuntime().availableProcessors()));
  }

  private Mailer mailer() {
    return switch (config.mail().transport()) {
      case FOLDER -> new FolderMailer(home.resolve("outbox"), config.mail().from());
      case SES ->
          throw new StepException(
              ErrorCode.USAGE,
              "this version sends no mail through SES [mail.transport: ses]. Maybe use folder.");
    };
  }

  /** The configured place of transactions. */
  public static CsvTransactionSource source(Config config) {
    String uri =
        config
            .source()
            .uri()
            .orElseThrow(
                () ->
                    new StepException(
                        ErrorCode.USAGE,
                        "no place of transactions is named [source.uri]. Maybe add --source FILE."));
    if (uri.startsWith("s3:")) {
      throw new StepException(
          ErrorCode.USAGE,
          "this version reads no bucket [source.uri: %s]. Maybe copy the files to a folder."
              .formatted(uri));
    }
    return new CsvTransactionSource(Path.of(uri), CsvFormat.of(config.source()));
  }

  /** The configured database. */
  public static DatabaseAddress address(DatabaseConfig config) {
    return new DatabaseAddress(config.url(), config.user(), config.password());
  }

  private static Projection projection(EmbedSettings settings) {
    UmapParams params =
        UmapParams.DEFAULT
            .withNeighbours(settings.neighbours())
            .withMinDist(settings.minDist())
            .withEpochs(settings.epochs());
    return switch (settings.engine()) {
      case UMAP_JAVA -> new UmapJavaProjection(params);
      case CLIENTELE -> new UmapProjection(params, Runtime.getRuntime().availableProcessors());
    };
  }

  private static DatabaseAddress start(Config config, Path home, Deque<AutoCloseable> open) {
    if (config.database().isPresent()) {
      return address(config.database().get());
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(home);
    open.push(embedded);
    return embedded.address();
  }

  private static void closeAll(Deque<AutoCloseable> open) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new StepException(ErrorCode.INTERNAL, "something cannot be closed [" + e + "]", e);
      }
    }
  }
}
