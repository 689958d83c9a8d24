package clientele.scheduler;

import clientele.infra.charts.BarCharts;
import clientele.infra.config.Config;
import clientele.infra.config.ConfigLoader;
import clientele.infra.config.DatabaseConfig;
import clientele.infra.db.Database;
import clientele.infra.db.DatabaseAddress;
import clientele.infra.db.EmbeddedDatabase;
import clientele.infra.db.ReaderPool;
import clientele.infra.db.ScheduleControl;
import clientele.infra.mail.FolderMailer;
import clientele.infra.mail.MimeMessages;
import clientele.infra.mail.ses.SesMailer;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.infra.source.s3.S3TransactionSource;
import clientele.scheduler.run.Conduct;
import clientele.scheduler.run.DagRunner;
import clientele.scheduler.run.Leave;
import clientele.scheduler.run.MonthClose;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunLog;
import clientele.scheduler.status.StatusParts;
import clientele.scheduler.status.StatusServer;
import clientele.scheduler.status.api.RunControl;
import clientele.scheduler.status.live.DagShape;
import clientele.scheduler.status.live.LateMonths;
import clientele.scheduler.trigger.DueCloser;
import clientele.scheduler.trigger.DueMonths;
import clientele.scheduler.trigger.SecondThoughts;
import clientele.scheduler.trigger.Timetable;
import clientele.scheduler.trigger.Unattended;
import clientele.steps.MonthlyDag;
import clientele.steps.core.manifold.Projection;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.core.manifold.umapjava.UmapJavaProjection;
import clientele.steps.dag.Dag;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer;
import clientele.steps.port.TransactionSource;
import clientele.steps.settings.EmbedSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Function;

/** Builds every object once; the only class that knows which implementation stands for a port. */
public final class Wiring implements AutoCloseable {
  private final Config config;
  private final Path home;
  private final Database database;
  private final Optional<Leave> leave;
  private final Deque<AutoCloseable> open;

  private Wiring(
      Config config,
      Path home,
      Database database,
      Optional<Leave> leave,
      Deque<AutoCloseable> open) {
    this.config = config;
    this.home = home;
    this.database = database;
    this.leave = leave;
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
    return open(home, configFile, source, Wiring::taken);
  }

  /**
   * The same beside other instances: leave to close a month is taken for each month. When the
   * program is asked to end, the owner closes this, and nothing is closed under its hands.
   *
   * @see #open(Path, Optional, Optional)
   */
  public static Wiring shared(Path home, Optional<Path> configFile, Optional<String> source) {
    Wiring wiring = open(home, configFile, source, address -> Optional.empty());
    wiring.open.stream()
        .filter(EmbeddedDatabase.class::isInstance)
        .forEach(embedded -> ((EmbeddedDatabase) embedded).leaveToOwner());
    return wiring;
  }

  private static Wiring open(
      Path home,
      Optional<Path> configFile,
      Optional<String> source,
      Function<DatabaseAddress, Optional<Leave>> leaving) {
    Config loaded = ConfigLoader.load(configFile, System.getenv());
    Config config = source.map(loaded::withSource).orElse(loaded);
    Deque<AutoCloseable> open = new ArrayDeque<>();
    try {
      DatabaseAddress address = start(config, home, open);
      Database database = Database.open(address);
      open.push(database);
      Optional<Leave> leave = leaving.apply(address);
      leave.ifPresent(open::push);
      return new Wiring(config, home, database, leave, open);
    } catch (RuntimeException e) {
      closeAll(open);
      throw e;
    }
  }

  private static Optional<Leave> taken(DatabaseAddress address) {
    Optional<Leave> leave = Leave.tryTake(address);
    if (leave.isEmpty()) {
      throw new StepException(
          ErrorCode.WAREHOUSE,
          "another process is closing a month on this database [%s]. Maybe wait for it."
              .formatted(address.url()));
    }
    return leave;
  }

  /** What closes months for somebody who waits for it: every step is tried once. */
  public MonthClose monthClose(RunListener listener, Clock clock) {
    Leave held = leave.orElseThrow(() -> new IllegalStateException("opened beside others"));
    return monthClose(held, listener, Conduct.of(clock, config.retry().once(), held.stop()));
  }

  /** What closes months unattended. */
  public DueCloser dueCloser(RunListener listener, Clock clock) {
    return new DueCloser(
        dueMonths(),
        new SecondThoughts(database.journal(), config.retry().again(), config.settingsSha256()),
        control(),
        new DueCloser.Work() {
          @Override
          public Optional<Leave> leave() {
            return Leave.tryTake(database.address());
          }

          @Override
          public MonthClose closing(Leave leave) {
            return monthClose(leave, listener, Conduct.of(clock, config.retry(), leave.stop()));
          }
        },
        clock);
  }

  /** Starts the bell. */
  public Unattended unattended(DueCloser closer, Duration between) {
    return Unattended.start(closer, database.dataSource(), config.schedule(), between);
  }

  /** Which months are due. */
  public DueMonths dueMonths() {
    return new DueMonths(
        database.journal(), new Timetable(config.schedule()), config.schedule().catchUp());
  }

  /** The switches. */
  public ScheduleControl control() {
    return new ScheduleControl(database.jdbi());
  }

  private MonthClose monthClose(Leave held, RunListener listener, Conduct conduct) {
    RunJournal journal = database.journal(held.lock());
    MonthClose.RunFacts facts =
        new MonthClose.RunFacts(config.pipeline().seed(), config.settingsSha256(), Version.text());
    return new MonthClose(
        journal, new DagRunner(dag(), journal, listener, conduct), facts, conduct.clock());
  }

  /** Starts the page. */
  public StatusServer serve(Optional<Integer> port) {
    ReaderPool reader = ReaderPool.open(database.address(), Duration.ofMinutes(2));
    open.push(reader);
    LateMonths late = new LateSchedule(dueMonths(), config.schedule(), database.journal());
    RunControl runs = new BackgroundRuns(database.address(), this::asked, control());
    return StatusServer.start(
        new StatusParts(
            reader.jdbi(),
            config.pipeline().currency(),
            DagShape.of(dag()),
            leave.isPresent() ? LateMonths.NONE : late,
            leave.isPresent() ? RunControl.NONE : runs,
            port.map(config.status()::withPort).orElse(config.status()),
            Version.text(),
            Clock.systemUTC()));
  }

  private MonthClose asked(Leave held) {
    return monthClose(
        held, new RunLog(), Conduct.of(Clock.systemUTC(), config.retry().once(), held.stop()));
  }

  @Override
  public void close() {
    closeAll(open);
  }

  private Dag dag() {
    return MonthlyDag.of(
        new MonthlyDag.Parts(
            database.warehouse(),
            keptOpen(source(config)),
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
      case FOLDER ->
          new FolderMailer(
              home.resolve("outbox"),
              new MimeMessages(config.mail().from(), config.mail().unsubscribe()));
      case SES -> {
        SesMailer ses = SesMailer.open(config.mail(), config.aws());
        open.push(ses);
        yield ses;
      }
    };
  }

  /** The configured place of transactions; close it if it can be closed. */
  public static TransactionSource source(Config config) {
    String uri =
        config
            .source()
            .uri()
            .orElseThrow(
                () ->
                    new StepException(
                        ErrorCode.USAGE,
                        "no place of transactions is named [source.uri]. Maybe add --source FILE."));
    if (S3TransactionSource.isAddress(uri)) {
      return S3TransactionSource.open(uri, config.source(), config.aws());
    }
    return new CsvTransactionSource(Path.of(uri), CsvFormat.of(config.source()));
  }

  /** The configured database. */
  public static DatabaseAddress address(DatabaseConfig config) {
    return new DatabaseAddress(config.url(), config.user(), config.password());
  }

  private TransactionSource keptOpen(TransactionSource source) {
    if (source instanceof AutoCloseable closeable) {
      open.push(closeable);
    }
    return source;
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
