package clientele.scheduler.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.ScheduleConfig;
import clientele.infra.config.ScheduleConfig.CatchUp;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which months are wanted, by a real journal and a settable clock. */
@ExtendWith(PostgresExtension.class)
class DueMonthsTest {
  private final SettableClock clock = new SettableClock("2026-02-01T05:00:00Z");
  private RunJournal journal;

  @BeforeEach
  void takeDatabase(TestDatabase database) {
    journal = database.journal();
  }

  private DueMonths due(CatchUp catchUp) {
    return new DueMonths(
        journal,
        new Timetable(
            new ScheduleConfig(
                "0 0 4 1 * ?",
                ZoneId.of("Europe/London"),
                catchUp,
                Duration.ZERO,
                Duration.ofHours(36))),
        catchUp);
  }

  private void published(String... months) {
    for (String month : months) {
      RunId run = run(month);
      journal.close(run, RunStatus.PUBLISHED, clock.instant());
    }
  }

  private RunId run(String month) {
    RunId run = new RunId(YearMonth.parse(month), 1);
    journal.open(new RunJournal.RunOpening(run, 42, "", "s", "test", "test"), clock.instant());
    return run;
  }

  private static List<YearMonth> months(String... months) {
    return Arrays.stream(months).map(YearMonth::parse).toList();
  }

  @Test
  void an_empty_journal_wants_the_month_that_is_just_over_and_no_history() {
    for (CatchUp policy : CatchUp.values()) {
      assertThat(due(policy).open(clock.instant())).isEqualTo(months("2026-01"));
    }
  }

  @Test
  void after_three_months_off_each_policy_wants_its_own_months() {
    published("2025-10");
    clock.set("2026-02-01T04:00:00Z");

    assertThat(due(CatchUp.ALL).open(clock.instant()))
        .isEqualTo(months("2025-11", "2025-12", "2026-01"));
    assertThat(due(CatchUp.LAST).open(clock.instant())).isEqualTo(months("2026-01"));
    assertThat(due(CatchUp.NONE).open(clock.instant())).isEqualTo(months("2026-01"));
    assertThat(due(CatchUp.ALL).late(clock.instant())).isEqualTo(months("2025-11", "2025-12"));
  }

  @Test
  void
      a_machine_that_comes_back_past_the_deadline_leaves_the_month_to_people_where_none_is_asked() {
    published("2025-10");
    clock.set("2026-02-03T00:00:00Z");

    assertThat(due(CatchUp.NONE).open(clock.instant())).isEmpty();
    assertThat(due(CatchUp.NONE).late(clock.instant())).isEqualTo(months("2026-01"));
    assertThat(due(CatchUp.LAST).open(clock.instant())).isEqualTo(months("2026-01"));
  }

  @Test
  void a_clock_set_back_wants_nothing_that_is_published() {
    published("2025-11", "2025-12", "2026-01");
    clock.set("2026-01-20T00:00:00Z");
    for (CatchUp policy : CatchUp.values()) {
      assertThat(due(policy).open(clock.instant())).isEmpty();
    }
    clock.set("2025-10-20T00:00:00Z");
    for (CatchUp policy : CatchUp.values()) {
      assertThat(due(policy).open(clock.instant())).as("before all history").isEmpty();
    }
    clock.set("2026-02-01T05:00:00Z");
    assertThat(due(CatchUp.ALL).open(clock.instant())).isEmpty();
  }

  @Test
  void a_backfill_of_an_older_month_does_not_make_a_late_one_good() {
    clock.set("2026-02-03T00:00:00Z");
    published("2025-09", "2025-10", "2025-11", "2025-12");
    for (CatchUp policy : CatchUp.values()) {
      assertThat(due(policy).late(clock.instant())).isEqualTo(months("2026-01"));
    }
    published("2026-01");
    assertThat(due(CatchUp.ALL).late(clock.instant())).isEmpty();
  }

  @Test
  void a_month_that_gave_up_is_tried_again_after_a_while_where_waiting_can_help() {
    RunId run = run("2026-01");
    RetryDecision thoughts = new RetryDecision(journal, Duration.ofHours(1), "s");
    assertThat(thoughts.worthTrying(run.month(), clock.instant())).as("its process died").isTrue();

    Instant failed = fail(run, ErrorCode.SOURCE_UNAVAILABLE);
    assertThat(thoughts.worthTrying(run.month(), failed.plusSeconds(3000))).isFalse();
    assertThat(thoughts.worthTrying(run.month(), failed.plusSeconds(3700))).isTrue();

    journal.reopen(run);
    failed = fail(run, ErrorCode.TOO_LITTLE_DATA);
    assertThat(thoughts.worthTrying(run.month(), failed.plusSeconds(99_999))).isFalse();
    assertThat(
            new RetryDecision(journal, Duration.ofHours(1), "others")
                .worthTrying(run.month(), failed))
        .as("under other settings")
        .isTrue();
  }

  private Instant fail(RunId run, ErrorCode code) {
    int attempt = journal.begin(run, "pull_transactions", Instant.now());
    journal.fail(run, "pull_transactions", attempt, code, "no");
    journal.close(run, RunStatus.FAILED, clock.instant());
    return journal.steps(run).get(attempt - 1).finishedAt().orElseThrow();
  }
}
