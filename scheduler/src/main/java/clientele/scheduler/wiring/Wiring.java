package clientele.scheduler.wiring;

import clientele.infra.charts.BarCharts;
import clientele.infra.config.Config;
import clientele.infra.config.KeptSettings;
import clientele.infra.db.Database;
import clientele.infra.db.journal.JdbiMailLedger;
import clientele.infra.db.journal.ScheduleControl;
import clientele.infra.db.reader.ReaderPool;
import clientele.infra.db.reader.ReaderQuestions;
import clientele.infra.db.upkeep.AcceptedGates;
import clientele.infra.db.upkeep.ReplayStore;
import clientele.infra.db.upkeep.SourcePlace;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.scheduler.meter.Meters;
import clientele.scheduler.run.DagRunner;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunPolicy;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.run.month.InputCheck;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.run.month.MonthReplay;
import clientele.scheduler.run.progress.RunLog;
import clientele.scheduler.status.StatusParts;
import clientele.scheduler.status.StatusServer;
import clientele.scheduler.status.api.RunControl;
import clientele.scheduler.status.live.DagShape;
import clientele.scheduler.status.live.LateMonths;
import clientele.steps.MonthlyDag;
import clientele.steps.dag.Dag;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer;
import clientele.steps.port.TransactionSource;
import clientele.steps.publish.mail.MailSummary;
import clientele.steps.publish.mail.Post;
import clientele.steps.table.Tables;
import clientele.steps.table.publish.MailDelivery;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Builds every object once; the only class that knows which implementation stands for a port. */
public final class Wiring implements AutoCloseable {
  private static final Duration PAGE_PATIENCE = Duration.ofMinutes(2);

  private final Premises premises;
  private final Config config;
  private final Path home;
  private final Database database;
  private final Meters meters;
  private Optional<TransactionSource> source = Optional.empty();
  private Optional<Mailer> mailer = Optional.empty();

  private Wiring(Premises premises) {
    this.premises = premises;
    this.config = premises.config();
    this.home = premises.home();
    this.database = premises.database();
    this.meters = premises.kept(new Meters());
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
    return new Wiring(Premises.alone(home, configFile, source));
  }

  /**
   * The same beside other instances: the run lease is taken for each month. When the program is
   * asked to end, the owner closes this, and nothing is closed under its hands.
   *
   * @see #open(Path, Optional, Optional)
   */
  public static Wiring shared(Path home, Optional<Path> configFile, Optional<String> source) {
    return new Wiring(Premises.shared(home, configFile, source));
  }

  /** For a command that changes a little while another process may serve this very home. */
  public static Wiring visiting(Path home, Optional<Path> configFile) {
    return visiting(home, configFile, Optional.empty());
  }

  /** The same, with another place of transactions. */
  public static Wiring visiting(Path home, Optional<Path> configFile, Optional<String> source) {
    return new Wiring(Premises.visiting(home, configFile, source));
  }

  /** Holds the place of the lines against the mark, unless they are said to be moved. */
  public void demandSource(boolean moved) {
    if (moved) {
      new SourcePlace(database.jdbi()).moved();
    }
    Edges.place(config).map(SourcePlace::of).ifPresent(this::demandSource);
  }

  /** The same for lines that are made up. */
  public void demandSource(String place) {
    new SourcePlace(database.jdbi()).demand(place);
  }

  /** What closes months for somebody who waits for it: every step is tried once. */
  public MonthClose monthClose(RunListener listener, Clock clock) {
    return byHand(premises.lease(), listener, clock);
  }

  /** Follows every run: log, and figures for monitors. */
  public RunListener listener() {
    return RunListener.all(List.of(new RunLog(logs()), meters.runs()));
  }

  /** What serves unattended. */
  public ServiceWiring service(Clock clock) {
    return new ServiceWiring(
        config,
        database,
        mailer(),
        this::openSource,
        clock,
        (lease, listener) ->
            monthClose(lease, listener, RunPolicy.of(clock, config.retry(), lease.stop())));
  }

  /** What was mailed. */
  public JdbiMailLedger mailLedger() {
    return database.mailLedger();
  }

  /**
   * Mails a published run once more: whoever has the message already gets none.
   *
   * @return how it went for each recipient
   */
  public List<MailDelivery> mailAgain(RunRecord run) {
    MailSummary step =
        new MailSummary(
            database.warehouse(),
            new BarCharts(),
            post(),
            config.mail().to(),
            config.mail().page(),
            config.pipeline());
    try (HeldLease held = Premises.taken(database.address())) {
      held.row().ensure();
      RunContext context = new RunContext(run.id(), 1, run.seed(), run.startedAt());
      database.inTransaction(() -> step.run(context));
      return database.warehouse().rows(run.id(), Tables.MAIL_DELIVERY);
    }
  }

  /** Who let which run pass which gate. */
  public AcceptedGates gates() {
    return new AcceptedGates(database.jdbi());
  }

  /** The journal, to read. */
  public RunJournal journal() {
    return database.journal();
  }

  /** Does a published run again and compares every table, while nobody closes a month. */
  public List<ReplayStore.Agreement> replay(RunRecord run, RunListener listener) {
    CsvTransactionSource none = new CsvTransactionSource(home, CsvFormat.DEFAULT);
    MonthReplay replay =
        new MonthReplay(
            new ReplayStore(database.jdbi()),
            settings -> dag(config.with(KeptSettings.of(settings)), none),
            listener);
    try (HeldLease held = Premises.taken(database.address())) {
      held.row().ensure();
      return replay.replay(run);
    }
  }

  /** Reads the files again that a run's lines came from. */
  public List<InputCheck.Checked> inputs(RunRecord run) {
    return new InputCheck(openSource()).check(new ReplayStore(database.jdbi()).inputs(run.id()));
  }

  /** Removes customers, while nobody closes a month. */
  public Erasure erasure() {
    return new Erasure(config, home, database);
  }

  /** The switches. */
  public ScheduleControl control() {
    return new ScheduleControl(database.jdbi());
  }

  private Path logs() {
    return home.resolve("logs");
  }

  private MonthClose byHand(HeldLease held, RunListener listener, Clock clock) {
    return monthClose(held, listener, RunPolicy.of(clock, config.retry().once(), held.stop()));
  }

  private MonthClose monthClose(HeldLease held, RunListener listener, RunPolicy policy) {
    RunJournal journal = database.journal(held.row());
    new ReplayStore(database.jdbi()).keep(config.settingsSha256(), config.kept().text());
    MonthClose.RunFacts facts =
        new MonthClose.RunFacts(config.pipeline().seed(), config.settingsSha256(), Version.text());
    return new MonthClose(
        journal,
        new DagRunner(dag(config, openSource()), journal, listener, policy),
        facts,
        policy.clock());
  }

  /** Starts the page; the health of months and trigger is worked out whenever it is asked for. */
  public StatusServer serve(Optional<Integer> port, BooleanSupplier fires, Clock clock) {
    ReaderPool reader = premises.kept(ReaderPool.open(database.address(), PAGE_PATIENCE));
    ServiceWiring service = service(clock);
    service.measure(meters);
    return StatusServer.start(
        new StatusParts(
            reader.views(),
            config.pipeline(),
            config.source().zone(),
            DagShape.of(dag(config, openSource())),
            premises.isAlone() ? LateMonths.NONE : service.late(),
            premises.isAlone() ? RunControl.NONE : runs(clock),
            service.health(fires),
            port.map(config.status()::withPort).orElse(config.status()),
            Version.text(),
            clock,
            logs(),
            meters::text));
  }

  /** Months that somebody asks for on the page: every step is tried once. */
  private RunControl runs(Clock clock) {
    return premises.kept(new BackgroundRuns(database, held -> byHand(held, listener(), clock)));
  }

  /** Starts a server of one's own again that has stopped by itself. */
  public void revive() {
    premises.revive();
  }

  @Override
  public void close() {
    premises.close();
  }

  private Dag dag(Config config, TransactionSource source) {
    return MonthlyDag.of(
        new MonthlyDag.Parts(
            database.warehouse(),
            source,
            config.ingestSha256(),
            Edges.projection(config.pipeline().embed()),
            new BarCharts(),
            post(),
            config.mail().to(),
            config.mail().page(),
            new ReaderQuestions(database.address(), PAGE_PATIENCE),
            config.pipeline(),
            config.gates(),
            Runtime.getRuntime().availableProcessors()));
  }

  private Post post() {
    return new Post(mailer(), database.mailLedger());
  }

  /** One for all months of this process; closed with it. */
  private synchronized TransactionSource openSource() {
    if (source.isEmpty()) {
      source = Optional.of(premises.kept(Edges.source(config)));
    }
    return source.get();
  }

  /** One for all messages of this process; closed with it. */
  private synchronized Mailer mailer() {
    if (mailer.isEmpty()) {
      mailer = Optional.of(premises.kept(Edges.mailer(config, home)));
    }
    return mailer.get();
  }
}
