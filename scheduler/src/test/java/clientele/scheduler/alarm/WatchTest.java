package clientele.scheduler.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.ScheduleConfig;
import clientele.infra.config.ScheduleConfig.CatchUp;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.journal.ScheduleControl;
import clientele.infra.db.upkeep.AwaitedMonths;
import clientele.infra.db.upkeep.IncidentStore;
import clientele.infra.db.upkeep.IncidentStore.Incident;
import clientele.infra.db.upkeep.LateDataStore;
import clientele.infra.db.upkeep.LockWaits;
import clientele.scheduler.trigger.DueMonths;
import clientele.scheduler.trigger.LateSpans;
import clientele.scheduler.trigger.SettableClock;
import clientele.scheduler.trigger.Timetable;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepException;
import clientele.steps.port.MailLedger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One alarm an incident and one all-clear; no trigger fires in here at all. */
@ExtendWith(PostgresExtension.class)
@Timeout(120)
class WatchTest {
  private static final YearMonth JANUARY = YearMonth.of(2026, 1);
  private static final RunId RUN = new RunId(JANUARY, 1);

  private final SettableClock clock = new SettableClock("2026-02-01T05:00:00Z");
  private final List<String> told = new ArrayList<>();
  private Runnable telling = () -> {};
  private TestDatabase database;
  private RunJournal journal;

  @BeforeEach
  void takeDatabase(TestDatabase fresh) {
    database = fresh;
    journal = fresh.journal();
  }

  private Watch watch() {
    ScheduleControl control = new ScheduleControl(database.jdbi());
    ScheduleConfig schedule =
        new ScheduleConfig(
            "0 0 4 1 * ?", ZoneId.of("UTC"), CatchUp.ALL, Duration.ZERO, Duration.ofHours(36));
    Operators operators =
        new Operators() {
          @Override
          public void alarm(Incident incident) {
            telling.run();
            told.add("alarm " + incident.kind() + " " + incident.subject());
          }

          @Override
          public void end(Incident incident) {
            told.add("over " + incident.kind() + " " + incident.subject());
          }
        };
    return new Watch(
        new IncidentStore(database.jdbi()),
        new IncidentFinder(
            journal,
            new LateSpans(
                new DueMonths(journal, new Timetable(schedule), CatchUp.ALL),
                new AwaitedMonths(database.jdbi())),
            database.database().mailLedger(),
            control,
            new LateDataStore(database.jdbi()),
            new LockWaits(database.jdbi(), Duration.ZERO)),
        operators,
        clock);
  }

  private void look() {
    // two instances look, and look again
    watch().look();
    watch().look();
  }

  private void open() {
    journal.open(new RunJournal.RunOpening(RUN, 42, "", "s", "test", "test"), clock.instant());
  }

  @Test
  void a_late_month_is_one_alarm_and_a_published_one_the_all_clear() {
    look();
    assertThat(told).isEmpty();
    clock.set("2026-02-02T16:00:00Z");
    look();
    clock.set("2026-02-03T16:00:00Z");
    look();
    assertThat(told).containsExactly("alarm late_month 2026-01");
    open();
    look();
    assertThat(told).hasSize(1);
    journal.close(RUN, RunStatus.PUBLISHED, clock.instant());
    look();
    assertThat(told).containsExactly("alarm late_month 2026-01", "over late_month 2026-01");
  }

  @Test
  void a_month_that_gives_up_twice_before_it_is_published_is_one_incident() {
    open();
    for (int i = 0; i < 2; i++) {
      int attempt = journal.begin(RUN, "pull_transactions", clock.instant());
      journal.fail(RUN, "pull_transactions", attempt, ErrorCode.SOURCE_UNAVAILABLE, "no answer");
      journal.close(RUN, RunStatus.FAILED, clock.instant());
      look();
      journal.reopen(RUN);
      look();
    }
    assertThat(told).containsExactly("alarm gave_up 2026-01");
    journal.close(RUN, RunStatus.PUBLISHED, clock.instant());
    look();
    assertThat(told).containsExactly("alarm gave_up 2026-01", "over gave_up 2026-01");
  }

  @Test
  void a_due_month_that_waits_for_somebodys_lock_is_alarmed_until_it_waits_no_more()
      throws Exception {
    Properties login = database.address().login();
    login.setProperty("ApplicationName", "psql");
    String wait = "select count(*) from clientele.transaction";
    try (Connection other = DriverManager.getConnection(database.address().url(), login);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table clientele.transaction");
      Thread step = new Thread(() -> database.jdbi().useHandle(handle -> handle.execute(wait)));
      step.start();
      String waiting = "select exists (select from pg_locks where not granted)";
      while (!database
          .jdbi()
          .withHandle(handle -> handle.createQuery(waiting).mapTo(Boolean.class).one())) {
        Thread.onSpinWait();
      }
      look();
      assertThat(told).containsExactly("alarm lock_wait 2026-01");
      other.rollback();
      step.join();
      look();
      assertThat(told).containsExactly("alarm lock_wait 2026-01", "over lock_wait 2026-01");
    }
  }

  @Test
  void an_alarm_that_is_being_told_when_the_program_ends_is_not_told_again() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    telling =
        () -> {
          begun.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new StepException(ErrorCode.MAIL, "cut off", e);
          }
        };
    clock.set("2026-02-02T16:00:00Z");
    Watch watch = watch().start(Duration.ofHours(1));
    begun.await();
    Thread closing = new Thread(watch::close);
    closing.start();
    while (closing.getState() != Thread.State.TIMED_WAITING && closing.isAlive()) {
      Thread.onSpinWait();
    }
    go.countDown();
    closing.join();
    assertThat(told).containsExactly("alarm late_month 2026-01");
    look();
    assertThat(told).hasSize(1);
  }

  @Test
  void an_unknown_message_is_alarmed_with_the_command_that_settles_it() {
    MailLedger ledger = database.database().mailLedger();
    MailLedger.Entry entry = new MailLedger.Entry(RUN, "owner@shop.example", "summary");
    ledger.claim(entry, "news", false);
    ledger.unknown(entry, "no answer");
    look();
    assertThat(told).containsExactly("alarm unknown_mail 2026-01/1 summary owner@shop.example");
    assertThat(new IncidentStore(database.jdbi()).open().get(0).message())
        .contains("clientele settle --month 2026-01 --to owner@shop.example arrived");
    assertThat(database.database().mailLedger().settle(RUN, "owner@shop.example", true)).isTrue();
    look();
    assertThat(told).hasSize(2);
  }

  @Test
  void lines_that_came_late_are_an_incident_until_a_revision_is_published() {
    execute("insert into clientele.late_data values ('2025-12-01', 1, 1, 2, 1, now())");
    look();
    assertThat(told).containsExactly("alarm late_data 2025-12");
    assertThat(new IncidentStore(database.jdbi()).open().get(0).message())
        .contains("2 came, 1 went", "clientele run --month 2025-12 --revise");
    execute("insert into clientele.publication values ('2025-12-01', 2, 1, 1, 1)");
    look();
    assertThat(told).containsExactly("alarm late_data 2025-12", "over late_data 2025-12");
  }

  private void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  @Test
  void a_trigger_that_fell_silent_is_an_incident() {
    ScheduleControl control = new ScheduleControl(database.jdbi());
    control.fired(clock.instant());
    clock.set("2026-02-01T05:09:00Z");
    look();
    assertThat(told).isEmpty();
    clock.set("2026-02-01T05:11:00Z");
    look();
    assertThat(told).containsExactly("alarm silent_schedule schedule");
    control.fired(clock.instant());
    look();
    assertThat(told)
        .containsExactly("alarm silent_schedule schedule", "over silent_schedule schedule");
  }

  @Test
  void an_alarm_that_could_not_be_told_is_told_later() {
    clock.set("2026-02-03T16:00:00Z");
    telling =
        () -> {
          throw new StepException(ErrorCode.MAIL, "no carrier");
        };
    assertThatThrownBy(this::look).hasMessage("no carrier");
    telling = () -> {};
    look();
    assertThat(told).containsExactly("alarm late_month 2026-01");
  }

  @Test
  void an_alarm_that_was_told_and_cannot_be_written_down_is_not_told_at_every_look() {
    clock.set("2026-02-03T16:00:00Z");
    execute(
        """
        create function clientele.full() returns trigger language plpgsql as $$
        begin
          raise exception 'could not extend file: No space left on device' using errcode = '53100';
        end $$;
        create trigger full_disk before update on clientele.incident
          for each row execute function clientele.full()
        """);
    Watch watch = watch();
    for (int looks = 0; looks < 3; looks++) {
      assertThatThrownBy(watch::look).hasMessageStartingWith("the database's disk is full");
    }
    execute("drop function clientele.full() cascade");
    watch.look();
    look();
    assertThat(told).containsExactly("alarm late_month 2026-01");
  }
}
