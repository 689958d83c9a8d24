package clientele.scheduler.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.RetryConfig;
import clientele.infra.config.ScheduleConfig;
import clientele.infra.config.ScheduleConfig.CatchUp;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.journal.ScheduleControl;
import clientele.infra.db.upkeep.AwaitedMonths;
import clientele.infra.db.upkeep.IncidentStore;
import clientele.infra.db.upkeep.LateDataStore;
import clientele.infra.db.upkeep.LockWaits;
import clientele.scheduler.alarm.IncidentFinder;
import clientele.scheduler.alarm.Operators;
import clientele.scheduler.alarm.Watch;
import clientele.scheduler.run.DagRunner;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunPolicy;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.shell.ScriptedStep;
import clientele.steps.dag.Dag;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a trigger does where lines or a person are waited for, and what operators hear of it. */
@ExtendWith(PostgresExtension.class)
@Timeout(120)
class EndedSourceTest {
  private static final ScheduleConfig SCHEDULE =
      new ScheduleConfig(
          "0 0 4 1 * ?", ZoneId.of("UTC"), CatchUp.ALL, Duration.ZERO, Duration.ofHours(36));

  private final SettableClock clock = new SettableClock("2026-02-01T05:00:00Z");
  private final ConcurrentHashMap<YearMonth, AtomicInteger> worked = new ConcurrentHashMap<>();
  private volatile Consumer<RunContext> work = run -> {};
  private Optional<Arrivals> arrivals = Optional.empty();
  private TestDatabase database;

  @BeforeEach
  void takeDatabase(TestDatabase fresh) {
    database = fresh;
  }

  private StepResult only(RunContext run) {
    worked.computeIfAbsent(run.id().month(), month -> new AtomicInteger()).incrementAndGet();
    work.accept(run);
    return StepResult.of(0);
  }

  private DueCloser closer() {
    RunJournal reading = database.journal();
    return new DueCloser(
        new DueMonths(reading, new Timetable(SCHEDULE), SCHEDULE.catchUp()),
        new RetryDecision(reading, Duration.ofHours(1), "s"),
        new ScheduleControl(database.jdbi()),
        new DueCloser.Work() {
          @Override
          public Optional<HeldLease> lease() {
            return HeldLease.tryTake(database.address());
          }

          @Override
          public MonthClose closing(HeldLease lease) {
            return close(lease);
          }

          @Override
          public boolean mayBegin(List<YearMonth> due) {
            return arrivals.map(look -> look.mayBegin(due)).orElse(true);
          }
        },
        clock);
  }

  private MonthClose close(HeldLease lease) {
    RunJournal journal = database.database().journal(lease.row());
    RunPolicy policy = RunPolicy.of(clock, RetryConfig.DEFAULT, lease.stop());
    return new MonthClose(
        journal,
        new DagRunner(
            Dag.of(List.of(new ScriptedStep("only", this::only))),
            journal,
            new RunListener() {},
            policy),
        new MonthClose.RunFacts(42, "s", "test"),
        clock);
  }

  @Test
  void a_source_that_has_ended_is_one_incident_and_no_run_begins_without_a_line() {
    published(YearMonth.of(2025, 4));
    EndingSource source = new EndingSource(YearMonth.of(2025, 4), YearMonth.of(2025, 5));
    arrivals =
        Optional.of(
            new Arrivals(
                () -> source,
                new AwaitedMonths(database.jdbi()),
                database.journal(),
                clock,
                Duration.ofHours(1)));
    LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    DueMonths due = new DueMonths(database.journal(), new Timetable(SCHEDULE), CatchUp.ALL);
    DueCloser closer = closer();
    for (int fires = 0; fires < 3; fires++) {
      closer.fire();
      watch(due, told).look();
    }
    assertThat(worked).containsOnlyKeys(YearMonth.of(2025, 5));
    assertThat(database.journal().runs()).hasSize(2);
    assertThat(source.reads()).isEqualTo(1);
    assertThat(told).containsExactly("no_lines 2025-06");
    assertThat(new IncidentStore(database.jdbi()).open().get(0).message())
        .contains("2025-06 to 2025-12 (7 months)", "no line of 2025-06");

    source.add(YearMonth.of(2025, 6));
    clock.set("2026-02-01T06:00:00Z");
    closer.fire();
    assertThat(worked).containsOnlyKeys(YearMonth.of(2025, 5), YearMonth.of(2025, 6));
    assertThat(source.reads()).isEqualTo(2);
  }

  @Test
  void months_behind_one_that_waits_for_a_person_wait_too_and_it_alone_is_told_of() {
    published(YearMonth.of(2025, 4));
    work =
        run -> {
          throw new StepException(ErrorCode.QUALITY_GATE, "a gate");
        };
    LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    DueMonths due =
        new DueMonths(
            database.journal(),
            new Timetable(SCHEDULE),
            CatchUp.ALL,
            () -> Optional.of(Instant.parse("2026-02-01T05:00:00Z")));
    DueCloser closer = closer();
    for (int fires = 0; fires < 3; fires++) {
      watch(due, told).look();
      closer.fire();
      clock.set(clock.instant().plusSeconds(60).toString());
    }
    assertThat(worked).containsOnlyKeys(YearMonth.of(2025, 5));
    clock.set("2026-02-04T05:00:00Z");
    closer.fire();
    watch(due, told).look();
    assertThat(told).containsExactly("gave_up 2025-05");
  }

  private void published(YearMonth month) {
    RunId run = new RunId(month, 1);
    RunJournal journal = database.journal();
    journal.open(new RunJournal.RunOpening(run, 42, "", "s", "t", "t"), clock.instant());
    journal.close(run, RunStatus.PUBLISHED, clock.instant());
  }

  private Watch watch(DueMonths due, LinkedBlockingQueue<String> told) {
    Operators operators =
        new Operators() {
          @Override
          public void alarm(IncidentStore.Incident incident) {
            told.add(incident.kind() + " " + incident.subject());
          }

          @Override
          public void end(IncidentStore.Incident incident) {
            told.add("over " + incident.kind());
          }
        };
    return new Watch(
        new IncidentStore(database.jdbi()),
        new IncidentFinder(
            database.journal(),
            new LateSpans(due, new AwaitedMonths(database.jdbi())),
            database.database().mailLedger(),
            new ScheduleControl(database.jdbi()),
            new LateDataStore(database.jdbi()),
            new LockWaits(database.jdbi())),
        operators,
        clock);
  }
}
