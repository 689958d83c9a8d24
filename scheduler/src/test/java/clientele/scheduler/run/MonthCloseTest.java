package clientele.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.ScriptedStep;
import clientele.steps.dag.Dag;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepOutcome;
import clientele.steps.dag.StepRecord;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.table.CustomerEmbedding;
import clientele.steps.table.CustomerSegment;
import clientele.steps.table.Tables;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens, resumes, revises and leaves alone, on a real journal. */
@ExtendWith(PostgresExtension.class)
class MonthCloseTest {
  private static final YearMonth MONTH = YearMonth.of(2011, 11);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2011-12-01T04:00:00Z"), ZoneOffset.UTC);

  private final List<String> worked = new ArrayList<>();
  private RunJournal journal;
  private Warehouse warehouse;

  /** What the second step does; the first always writes one row. */
  private Function<RunContext, StepResult> second = run -> StepResult.of(0);

  @BeforeEach
  void takeDatabase(TestDatabase database) {
    journal = database.journal();
    warehouse = database.warehouse();
  }

  private MonthClose close(String settings) {
    Step first =
        new ScriptedStep(
            "first",
            Set.of(),
            Set.of(Tables.CUSTOMER_EMBEDDING),
            run -> {
              worked.add("first");
              return StepResult.of(
                  warehouse.replace(
                      run.id(),
                      Tables.CUSTOMER_EMBEDDING,
                      List.of(new CustomerEmbedding("a", 1, 2))));
            });
    Step then =
        new ScriptedStep(
            "second",
            Set.of(Tables.CUSTOMER_EMBEDDING),
            Set.of(Tables.CUSTOMER_SEGMENT),
            run -> {
              worked.add("second");
              return second.apply(run);
            });
    DagRunner runner =
        new DagRunner(Dag.of(List.of(first, then)), journal, new RunListener() {}, CLOCK);
    return new MonthClose(journal, runner, new MonthClose.RunFacts(42, settings, "test"), CLOCK);
  }

  @Test
  void a_new_month_is_closed_as_revision_1_and_then_left_alone() {
    assertThat(close("s").close(MONTH, Optional.empty()))
        .isEqualTo(new RunOutcome.Published(new RunId(MONTH, 1)));
    assertThat(close("s").close(MONTH, Optional.empty()))
        .isEqualTo(new RunOutcome.LeftAlone(new RunId(MONTH, 1)));
    assertThat(worked).containsExactly("first", "second");
  }

  @Test
  void a_revision_is_a_new_run_with_its_reason() {
    close("s").close(MONTH, Optional.empty());

    close("s").close(MONTH, Optional.of("late data"));

    assertThat(journal.latest(MONTH).map(RunRecord::id)).contains(new RunId(MONTH, 2));
    assertThat(journal.latest(MONTH).map(RunRecord::reason)).contains("late data");
    assertThat(worked).containsExactly("first", "second", "first", "second");
  }

  @Test
  void a_step_that_gives_up_keeps_no_row_and_the_month_resumes_there() {
    second =
        run -> {
          warehouse.replace(
              run.id(), Tables.CUSTOMER_SEGMENT, List.of(new CustomerSegment("a", 1, 1)));
          throw new StepException(ErrorCode.MAIL, "no carrier [x]");
        };
    RunOutcome outcome = close("s").close(MONTH, Optional.empty());

    assertThat(outcome).isInstanceOf(RunOutcome.Stopped.class);
    StepOutcome.Failed failure = ((RunOutcome.Stopped) outcome).failure();
    assertThat(failure.code()).isEqualTo(ErrorCode.MAIL);
    assertThat(warehouse.rows(new RunId(MONTH, 1), Tables.CUSTOMER_SEGMENT)).isEmpty();
    assertThat(journal.latest(MONTH).map(RunRecord::status)).contains(RunStatus.FAILED);

    second = run -> StepResult.of(7);
    assertThat(close("s").close(MONTH, Optional.empty()))
        .isEqualTo(new RunOutcome.Published(new RunId(MONTH, 1)));
    assertThat(worked).containsExactly("first", "second", "second");
    assertThat(journal.steps(new RunId(MONTH, 1)))
        .extracting(StepRecord::step, StepRecord::attempt, StepRecord::status)
        .containsExactly(
            tuple("first", 1, "SUCCEEDED"),
            tuple("second", 1, "FAILED"),
            tuple("second", 2, "SUCCEEDED"));
  }

  @Test
  void a_defect_in_a_step_is_an_internal_error_that_names_the_step() {
    second =
        run -> {
          throw new IllegalStateException("odd");
        };

    RunOutcome outcome = close("s").close(MONTH, Optional.empty());

    assertThat(((RunOutcome.Stopped) outcome).failure().code()).isEqualTo(ErrorCode.INTERNAL);
    assertThat(((RunOutcome.Stopped) outcome).failure().message()).contains("second", "odd");
  }

  @Test
  void an_unfinished_month_under_other_settings_begins_anew_and_says_why() {
    second =
        run -> {
          throw new StepException(ErrorCode.MAIL, "no carrier [x]");
        };
    close("old settings").close(MONTH, Optional.empty());
    second = run -> StepResult.of(0);

    assertThat(close("new settings").close(MONTH, Optional.empty()))
        .isEqualTo(new RunOutcome.Published(new RunId(MONTH, 2)));
    assertThat(journal.latest(MONTH).map(RunRecord::reason))
        .contains("settings changed before it was finished");
  }

  @Test
  void only_months_that_are_not_published_are_missing() {
    close("s").close(MONTH, Optional.empty());

    assertThat(close("s").missing(MONTH.minusMonths(1), MONTH.plusMonths(1)))
        .containsExactly(MONTH.minusMonths(1), MONTH.plusMonths(1));
  }
}
