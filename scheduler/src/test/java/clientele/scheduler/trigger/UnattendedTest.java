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
import clientele.scheduler.run.RunOutcome;
import clientele.scheduler.run.RunPolicy;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.shell.ScriptedStep;
import clientele.steps.dag.Dag;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepResult;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real trigger with its store in a real database, and whoever answers it. */
@ExtendWith(PostgresExtension.class)
class UnattendedTest {
  private static final ScheduleConfig SCHEDULE =
      new ScheduleConfig(
          "0 0 4 1 * ?", ZoneId.of("UTC"), CatchUp.ALL, Duration.ZERO, Duration.ofHours(36));

  private final SettableClock clock = new SettableClock("2026-02-01T05:00:00Z");
  private final ConcurrentHashMap<YearMonth, AtomicInteger> worked = new ConcurrentHashMap<>();
  private final LinkedBlockingQueue<RunOutcome> ended = new LinkedBlockingQueue<>();
  private volatile Consumer<RunContext> work = run -> {};
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
        },
        clock);
  }

  private MonthClose close(HeldLease lease) {
    RunJournal journal = database.database().journal(lease.row());
    RunListener listener =
        new RunListener() {
          @Override
          public void runEnded(RunOutcome outcome) {
            ended.add(outcome);
          }
        };
    RunPolicy policy = RunPolicy.of(clock, RetryConfig.DEFAULT, lease.stop());
    return new MonthClose(
        journal,
        new DagRunner(
            Dag.of(List.of(new ScriptedStep("only", this::only))), journal, listener, policy),
        new MonthClose.RunFacts(42, "s", "test"),
        clock);
  }

  private Unattended start() {
    return Unattended.start(
        closer(), database.database().dataSource(), SCHEDULE, Duration.ofMillis(200));
  }

  private RunOutcome next() throws InterruptedException {
    RunOutcome outcome = ended.poll(60, TimeUnit.SECONDS);
    assertThat(outcome).as("a run that ends within a minute").isNotNull();
    return outcome;
  }

  @Test
  void months_are_closed_as_the_clock_goes_on_and_each_of_them_once_by_two_instances()
      throws InterruptedException {
    try (Unattended one = start();
        Unattended other = start()) {
      assertThat(one.fires()).isTrue();
      assertThat(other.fires()).isTrue();
      assertThat(next().run().month()).isEqualTo(YearMonth.of(2026, 1));
      clock.set("2026-05-01T03:59:59Z");
      assertThat(next().run().month()).isEqualTo(YearMonth.of(2026, 2));
      assertThat(next().run().month()).isEqualTo(YearMonth.of(2026, 3));
      clock.set("2026-05-01T04:00:00Z");
      assertThat(next().run().month()).isEqualTo(YearMonth.of(2026, 4));
    }
    assertThat(worked).hasSize(4);
    assertThat(worked.values()).allSatisfy(count -> assertThat(count).hasValue(1));
    assertThat(database.journal().runs())
        .extracting(RunRecord::status)
        .containsOnly(RunStatus.PUBLISHED);
  }

  @Test
  void a_trigger_that_is_stopped_past_the_deadline_is_a_late_month_told_once()
      throws InterruptedException {
    LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    DueMonths due = new DueMonths(database.journal(), new Timetable(SCHEDULE), CatchUp.ALL);
    try (Unattended one = start()) {
      assertThat(one.fires()).isTrue();
      assertThat(next().run().month()).isEqualTo(YearMonth.of(2026, 1));
    }
    try (Watch watch = watch(due, told).start(Duration.ofMillis(20))) {
      clock.set("2026-03-02T15:59:59Z");
      assertThat(due.late(clock.instant())).isEmpty();
      clock.set("2026-03-02T16:00:00Z");
      assertThat(due.late(clock.instant())).containsExactly(YearMonth.of(2026, 2));
      assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("late_month 2026-02");
      String next = told.poll(500, TimeUnit.MILLISECONDS);
      assertThat(String.valueOf(next))
          .as("many looks later it may be said that the trigger is silent, and no more")
          .isIn("null", "silent_schedule schedule");
      assertThat(watch).isNotNull();
    }
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

  @Test
  void a_fire_twice_or_with_the_clock_set_back_changes_nothing() {
    DueCloser closer = closer();
    closer.fire();
    closer.fire();
    clock.set("2026-01-10T00:00:00Z");
    closer.fire();
    clock.set("2026-02-01T05:00:00Z");
    closer.fire();
    assertThat(worked).containsOnlyKeys(YearMonth.of(2026, 1));
    assertThat(worked.values()).allSatisfy(count -> assertThat(count).hasValue(1));
  }

  @Test
  void nothing_begins_while_paused_or_while_another_instance_has_the_lock() {
    ScheduleControl control = new ScheduleControl(database.jdbi());
    control.pause("stocktaking");
    closer().fire();
    assertThat(worked).isEmpty();
    control.resume();
    try (HeldLease other = HeldLease.tryTake(database.address()).orElseThrow()) {
      assertThat(other.row().held()).isTrue();
      closer().fire();
      assertThat(worked).isEmpty();
    }
    closer().fire();
    assertThat(worked).containsOnlyKeys(YearMonth.of(2026, 1));
    assertThat(control.lastFire()).contains(clock.instant());
  }

  @Test
  void a_run_whose_process_died_is_taken_over_and_says_so() {
    RunJournal dead = database.journal();
    RunRecord run =
        dead.open(
            new RunJournal.RunOpening(new RunId(YearMonth.of(2026, 1), 1), 42, "", "s", "t", "t"),
            clock.instant());
    dead.begin(run.id(), "only", clock.instant());
    closer().fire();
    assertThat(dead.latest(YearMonth.of(2026, 1)).orElseThrow().status())
        .isEqualTo(RunStatus.PUBLISHED);
    assertThat(dead.steps(run.id()).get(0).status()).isEqualTo("INTERRUPTED");
    assertThat(dead.steps(run.id()).get(0).errorMessage()).contains("taken over");
  }

  @Test
  void a_gentle_end_lets_the_step_finish_and_leaves_the_month_to_the_next_start()
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    work =
        run -> {
          begun.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    clock.set("2026-01-05T00:00:00Z");
    DueCloser closer = closer();
    Unattended service =
        Unattended.start(
            closer, database.database().dataSource(), SCHEDULE, Duration.ofMillis(200));
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    clock.set("2026-02-01T05:00:00Z");
    Thread end = new Thread(service::close);
    end.start();
    while (closer.goesOn()) {
      Thread.onSpinWait();
    }
    go.countDown();
    end.join();
    assertThat(database.journal().runs())
        .as("the month at work is done, the next one is not begun")
        .extracting(run -> run.id().month(), RunRecord::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(YearMonth.of(2025, 12), RunStatus.PUBLISHED));
  }
}
