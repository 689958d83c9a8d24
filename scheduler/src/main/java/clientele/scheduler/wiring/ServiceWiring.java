package clientele.scheduler.wiring;

import clientele.infra.config.Config;
import clientele.infra.db.Database;
import clientele.infra.db.journal.ScheduleControl;
import clientele.infra.db.upkeep.AwaitedMonths;
import clientele.infra.db.upkeep.IncidentStore;
import clientele.infra.db.upkeep.LateDataStore;
import clientele.infra.db.upkeep.LockWaits;
import clientele.infra.db.upkeep.RetentionStore;
import clientele.scheduler.alarm.IncidentFinder;
import clientele.scheduler.alarm.OperatorMail;
import clientele.scheduler.alarm.Operators;
import clientele.scheduler.alarm.Watch;
import clientele.scheduler.alarm.Webhook;
import clientele.scheduler.meter.Meters;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.status.Health;
import clientele.scheduler.status.live.LateMonths;
import clientele.scheduler.trigger.Arrivals;
import clientele.scheduler.trigger.DueCloser;
import clientele.scheduler.trigger.DueMonths;
import clientele.scheduler.trigger.LateSpans;
import clientele.scheduler.trigger.RetryDecision;
import clientele.scheduler.trigger.Timetable;
import clientele.scheduler.trigger.Unattended;
import clientele.scheduler.trigger.Upkeep;
import clientele.steps.port.Mailer;
import clientele.steps.port.TransactionSource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The part of the wiring that serves unattended: the trigger, the watch and the health of months.
 */
public final class ServiceWiring {
  private final Config config;
  private final Database database;
  private final Mailer mailer;
  private final Supplier<TransactionSource> source;
  private final Clock clock;
  private final BiFunction<HeldLease, RunListener, MonthClose> closing;

  ServiceWiring(
      Config config,
      Database database,
      Mailer mailer,
      Supplier<TransactionSource> source,
      Clock clock,
      BiFunction<HeldLease, RunListener, MonthClose> closing) {
    this.config = config;
    this.database = database;
    this.mailer = mailer;
    this.source = source;
    this.clock = clock;
    this.closing = closing;
  }

  /** Starts the trigger, with an interval for the fires beside the cron expression's. */
  public Unattended start(RunListener listener, Duration between) {
    return Unattended.start(dueCloser(listener), database.dataSource(), config.schedule(), between);
  }

  /** What answers the trigger. */
  public DueCloser dueCloser(RunListener listener) {
    Upkeep upkeep =
        new Upkeep(
            config.retention(),
            new RetentionStore(database.jdbi()),
            new LateDataStore(database.jdbi()),
            database.warehouse(),
            source);
    Arrivals arrivals =
        new Arrivals(
            source,
            new AwaitedMonths(database.jdbi()),
            database.journal(),
            clock,
            config.retry().again());
    return new DueCloser(
        dueMonths(),
        new RetryDecision(database.journal(), config.retry().again(), config.settingsSha256()),
        control(),
        new DueCloser.Work() {
          @Override
          public Optional<HeldLease> lease() {
            return HeldLease.tryTake(database.address());
          }

          @Override
          public MonthClose closing(HeldLease lease) {
            return closing.apply(lease, listener);
          }

          @Override
          public boolean mayBegin(List<YearMonth> due) {
            return arrivals.mayBegin(due);
          }

          @Override
          public Optional<Upkeep> upkeep() {
            return Optional.of(upkeep);
          }
        },
        clock);
  }

  /** Looks for trouble and tells operators. */
  public Watch watch() {
    control().serves(clock.instant());
    List<Operators> ways = new ArrayList<>();
    ways.add(new OperatorMail(mailer, config.mail().operators()));
    config.alarms().webhook().map(s -> new Webhook(URI.create(s.value()))).ifPresent(ways::add);
    return new Watch(
        new IncidentStore(database.jdbi()),
        new IncidentFinder(
            database.journal(),
            lateSpans(),
            database.mailLedger(),
            control(),
            new LateDataStore(database.jdbi()),
            new LockWaits(database.jdbi())),
        Operators.all(ways),
        clock);
  }

  /** Figures for monitors, worked out whenever they are asked for. */
  void measure(Meters meters) {
    DueMonths due = dueMonths();
    IncidentStore incidents = new IncidentStore(database.jdbi());
    meters.gauge("clientele.months.late", "Late months", () -> due.late(clock.instant()).size());
    meters.gauge("clientele.months.due", "Due months", () -> due.open(clock.instant()).size());
    meters.gauge("clientele.incidents", "Open incidents", () -> incidents.open().size());
    meters.gauge(
        "clientele.mails.unknown",
        "Messages of unknown fate",
        () -> database.mailLedger().unknown().size());
    meters.gauge("clientele.connections", "Connections to the database", database::connections);
  }

  /** The health of months and trigger. */
  Health health(BooleanSupplier fires) {
    return new Health(dueMonths(), control(), fires, clock);
  }

  /** Which months are late. */
  LateMonths late() {
    return new LateSchedule(lateSpans(), config.schedule(), database.journal(), clock);
  }

  private LateSpans lateSpans() {
    return new LateSpans(dueMonths(), new AwaitedMonths(database.jdbi()));
  }

  private DueMonths dueMonths() {
    return new DueMonths(
        database.journal(),
        new Timetable(config.schedule()),
        config.schedule().catchUp(),
        control()::servedSince);
  }

  private ScheduleControl control() {
    return new ScheduleControl(database.jdbi());
  }
}
