package clientele.scheduler.run.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.run.DagRunner;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunOutcome;
import clientele.scheduler.shell.ScriptedStep;
import clientele.scheduler.trigger.SettableClock;
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
import clientele.steps.table.RunInput;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.CustomerEmbedding;
import clientele.steps.table.line.DataMonth;
import clientele.steps.table.segment.CustomerSegment;
import java.time.YearMonth;
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

  private final SettableClock clock = new SettableClock("2011-12-01T04:00:00Z");

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
        lookingBack(
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
        new DagRunner(Dag.of(List.of(first, then)), journal, new RunListener() {}, clock);
    return new MonthClose(journal, runner, new MonthClose.RunFacts(42, settings, "test"), clock);
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
  void an_unfinished_month_under_other_settings_begins_anew_and_stays_the_first_revision() {
    second = givesUp();
    close("old settings").close(MONTH, Optional.empty());
    close("newer settings").close(MONTH, Optional.empty());
    second = run -> StepResult.of(0);

    assertThat(close("new settings").close(MONTH, Optional.empty()))
        .isEqualTo(new RunOutcome.Published(new RunId(MONTH, 1)));
    assertThat(worked).containsExactly("first", "second", "first", "second", "first", "second");
    assertThat(journal.latest(MONTH).map(RunRecord::settingsSha256)).contains("new settings");
    assertThat(journal.steps(new RunId(MONTH, 1)))
        .filteredOn(step -> step.status().equals("INTERRUPTED"))
        .extracting(StepRecord::step, StepRecord::errorMessage)
        .containsOnly(tuple("first", "settings changed before it was finished"));
  }

  @Test
  void a_month_whose_lines_others_work_with_is_replaced_by_the_next_revision() {
    second = givesUp();
    close("old settings").close(MONTH, Optional.empty());
    warehouse.replace(
        new RunId(MONTH, 1),
        Tables.DATA_MONTH,
        List.of(new DataMonth(MONTH.atDay(1), 1, "ingest", 1, 0)));
    warehouse.replace(
        new RunId(MONTH.minusMonths(1), 1),
        Tables.RUN_INPUT,
        List.of(new RunInput(MONTH.atDay(1), 1, false)));
    second = run -> StepResult.of(0);

    assertThat(close("new settings").close(MONTH, Optional.empty()))
        .isEqualTo(new RunOutcome.Published(new RunId(MONTH, 2)));
    assertThat(journal.latest(MONTH).map(RunRecord::reason))
        .contains("settings changed before it was finished");
  }

  @Test
  void a_month_before_a_published_one_is_refused_with_the_cure_and_nothing_is_begun() {
    close("s").close(MONTH, Optional.empty());
    YearMonth before = MONTH.minusMonths(1);

    assertThatThrownBy(() -> close("s").close(before, Optional.empty()))
        .isInstanceOf(StepException.class)
        .hasMessageContainingAll("2011-10", "[2011-11]", "--reissue");
    assertThat(journal.latest(before)).isEmpty();
  }

  @Test
  void months_that_were_overtaken_are_outdated_until_they_are_issued_again() {
    close("s").close(MONTH, Optional.empty());
    close("s").close(MONTH.plusMonths(1), Optional.empty());
    clock.set(clock.instant().plusSeconds(60).toString());
    close("s").closeBeforeLater(MONTH.minusMonths(1), Optional.empty());

    Chronology order = close("s").chronology();
    assertThat(order.outdated()).containsExactly(MONTH);
    assertThat(order.again(List.of(MONTH.minusMonths(1)), MONTH.minusMonths(1)))
        .containsExactly(MONTH, MONTH.plusMonths(1));

    clock.set(clock.instant().plusSeconds(60).toString());
    close("s").close(MONTH, Optional.of("again"));
    assertThat(order.outdated()).containsExactly(MONTH.plusMonths(1));
    clock.set(clock.instant().plusSeconds(60).toString());
    close("s").close(MONTH.plusMonths(1), Optional.of("again"));
    assertThat(order.outdated()).isEmpty();
    assertThat(order.again(List.of(), MONTH)).isEmpty();
  }

  @Test
  void an_unfinished_month_looks_back_again_if_a_month_before_was_closed_meanwhile() {
    second = givesUp();
    close("s").close(MONTH, Optional.empty());
    second = run -> StepResult.of(0);
    clock.set(clock.instant().plusSeconds(60).toString());
    close("s").close(MONTH.minusMonths(1), Optional.empty());
    worked.clear();
    clock.set(clock.instant().plusSeconds(60).toString());

    assertThat(close("s").close(MONTH, Optional.empty()))
        .isEqualTo(new RunOutcome.Published(new RunId(MONTH, 1)));
    assertThat(worked).containsExactly("first", "second");
  }

  /** A step that reads published months. */
  private static Step lookingBack(
      String name,
      Set<Table<?>> reads,
      Set<Table<?>> writes,
      Function<RunContext, StepResult> work) {
    ScriptedStep step = new ScriptedStep(name, reads, writes, work);
    return new Step() {
      @Override
      public String name() {
        return step.name();
      }

      @Override
      public Set<Table<?>> reads() {
        return step.reads();
      }

      @Override
      public Set<Table<?>> writes() {
        return step.writes();
      }

      @Override
      public Set<Table<?>> readsPast() {
        return Set.of(Tables.PUBLICATION);
      }

      @Override
      public StepResult run(RunContext run) {
        return step.run(run);
      }
    };
  }

  private static Function<RunContext, StepResult> givesUp() {
    return run -> {
      throw new StepException(ErrorCode.MAIL, "no carrier [x]");
    };
  }

  @Test
  void only_months_that_are_not_published_are_missing() {
    close("s").close(MONTH, Optional.empty());

    assertThat(close("s").chronology().missing(MONTH.minusMonths(1), MONTH.plusMonths(1)))
        .containsExactly(MONTH.minusMonths(1), MONTH.plusMonths(1));
  }
}
