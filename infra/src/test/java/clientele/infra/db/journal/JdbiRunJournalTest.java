package clientele.infra.db.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.Database;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunJournal.RunOpening;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepRecord;
import clientele.steps.dag.StepResult;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.CustomerEmbedding;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The journal on a real server. */
@ExtendWith(PostgresExtension.class)
class JdbiRunJournalTest {
  private static final RunId RUN = new RunId(YearMonth.of(2011, 11), 1);
  private static final Instant NOW = Instant.parse("2011-12-01T04:00:00.123456Z");

  private static RunOpening opening(RunId run) {
    return new RunOpening(run, 42, "", "abc", "0.1.0", "17 Linux amd64");
  }

  @Test
  void a_run_is_opened_closed_and_found_again(TestDatabase database) {
    RunJournal journal = database.journal();
    assertThat(journal.latest(RUN.month())).isEmpty();
    RunRecord opened = journal.open(opening(RUN), NOW);
    assertThat(opened.status()).isEqualTo(RunStatus.RUNNING);
    assertThat(opened.startedAt()).isEqualTo(NOW);
    RunId second = new RunId(RUN.month(), 2);
    RunId earlier = new RunId(RUN.month().minusMonths(1), 1);
    journal.open(opening(second), NOW);
    journal.open(opening(earlier), NOW);
    journal.close(second, RunStatus.PUBLISHED, NOW.plusSeconds(9));

    assertThat(journal.runs()).extracting(RunRecord::id).containsExactly(earlier, RUN, second);
    RunRecord latest = journal.latest(RUN.month()).orElseThrow();
    assertThat(latest.id()).isEqualTo(second);
    assertThat(latest.status()).isEqualTo(RunStatus.PUBLISHED);
    assertThat(latest.finishedAt()).contains(NOW.plusSeconds(9));
    assertThat(latest.seed()).isEqualTo(42);
  }

  @Test
  void rows_and_entry_are_committed_together(TestDatabase database) {
    RunJournal journal = database.journal();
    journal.open(opening(RUN), NOW);
    int attempt = journal.begin(RUN, "embed_customers", NOW);
    journal.commit(
        RUN,
        "embed_customers",
        attempt,
        () -> {
          long rows =
              database
                  .warehouse()
                  .replace(
                      RUN, Tables.CUSTOMER_EMBEDDING, List.of(new CustomerEmbedding("a", 1, 2)));
          // seen from another connection there is nothing yet
          assertThat(seenFromOutside(database)).isZero();
          return new StepResult(rows, Map.of("trees", 100.0, "odd", Double.NaN));
        });
    assertThat(seenFromOutside(database)).isOne();
    assertThat(journal.done(RUN)).containsExactly("embed_customers");
    StepRecord record = journal.steps(RUN).get(0);
    assertThat(record.status()).isEqualTo("SUCCEEDED");
    assertThat(record.rowsWritten()).isOne();
    assertThat(record.startedAt()).isEqualTo(NOW);
    assertThat(record.finishedAt()).isPresent();
    assertThat(record.metrics()).containsEntry("trees", 100.0).containsEntry("odd", Double.NaN);
  }

  @Test
  void work_that_throws_leaves_neither_rows_nor_success(TestDatabase database) {
    RunJournal journal = database.journal();
    journal.open(opening(RUN), NOW);
    int attempt = journal.begin(RUN, "embed_customers", NOW);
    StepException thrown = new StepException(ErrorCode.QUALITY_GATE, "too bad");
    assertThatThrownBy(
            () ->
                journal.commit(
                    RUN,
                    "embed_customers",
                    attempt,
                    () -> {
                      database
                          .warehouse()
                          .replace(
                              RUN,
                              Tables.CUSTOMER_EMBEDDING,
                              List.of(new CustomerEmbedding("a", 1, 2)));
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertThat(seenFromOutside(database)).isZero();
    assertThat(journal.done(RUN)).isEmpty();
    journal.fail(RUN, "embed_customers", attempt, thrown.code(), "too bad");
    StepRecord record = journal.steps(RUN).get(0);
    assertThat(record.status()).isEqualTo("FAILED");
    assertThat(record.errorCode()).isEqualTo("QUALITY_GATE");
    assertThat(record.errorMessage()).isEqualTo("too bad");
  }

  @Test
  void a_killed_attempt_is_marked_and_the_next_one_counts_on(TestDatabase database) {
    RunJournal journal = database.journal();
    journal.open(opening(RUN), NOW);
    assertThat(journal.begin(RUN, "a", NOW)).isEqualTo(1);
    journal.reopen(RUN);
    assertThat(journal.begin(RUN, "a", NOW.plusSeconds(1))).isEqualTo(2);
    assertThat(journal.steps(RUN))
        .extracting(StepRecord::status)
        .containsExactly("INTERRUPTED", "RUNNING");
  }

  @Test
  void a_step_cannot_succeed_twice_nor_a_published_run_be_reopened(TestDatabase database) {
    RunJournal journal = database.journal();
    journal.open(opening(RUN), NOW);
    journal.begin(RUN, "a", NOW);
    journal.commit(RUN, "a", 1, () -> StepResult.of(0));
    assertThatThrownBy(() -> journal.commit(RUN, "a", 1, () -> StepResult.of(0)))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("not at work");
    journal.close(RUN, RunStatus.PUBLISHED, NOW);
    assertThatThrownBy(() -> journal.reopen(RUN)).hasMessageContaining("no unfinished run");
  }

  private static long seenFromOutside(TestDatabase database) {
    try (Database other = Database.open(database.address())) {
      return other
          .jdbi()
          .withHandle(
              handle ->
                  handle
                      .createQuery("select count(*) from customer_embedding")
                      .mapTo(Long.class)
                      .one());
    }
  }
}
