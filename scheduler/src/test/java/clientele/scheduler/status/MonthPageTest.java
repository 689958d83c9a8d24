package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.run.progress.RunLog;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepResult;
import clientele.steps.table.Tables;
import clientele.steps.table.publish.Publication;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A month whose lines change after it was published, and its log, as the pages tell of them. */
@ExtendWith(PostgresExtension.class)
class MonthPageTest {
  private static final RunId FIRST = new RunId(YearMonth.of(2025, 12), 1);
  private static final RunId SECOND = new RunId(YearMonth.of(2025, 12), 2);
  private static final String COMMAND = "clientele run --month 2025-12 --revise \"late data\"";

  @Test
  void late_data_is_told_with_the_command_until_a_revision_has_settled_it(TestDatabase database) {
    publish(database, FIRST, 1);
    try (ShownShop shop = ShownShop.over(database)) {
      assertThat(page(shop, "/").text()).doesNotContain("late data");
      database
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "insert into clientele.late_data values ('2025-12-01', 1, 1, 1204, 1, now())"));
    }
    try (ShownShop shop = ShownShop.over(database)) {
      assertThat(page(shop, "/").select("td:has(.badge.late)").text())
          .contains("1,204 lines came and 1 line went in the source", COMMAND);
      assertThat(page(shop, "/months/2025-12").select(".alert").text())
          .contains("Late data.", "1,204 lines came and 1 line went in the source", COMMAND);
    }
    publish(database, SECOND, 2);
    try (ShownShop shop = ShownShop.over(database)) {
      assertThat(page(shop, "/").select(".badge.late")).isEmpty();
      Document month = page(shop, "/months/2025-12");
      assertThat(month.select(".alert")).isEmpty();
      assertThat(month.select("[aria-label='What later revisions moved'] tbody tr").text())
          .as("and what the revision moved")
          .isEqualTo("2 Kind 1 Kind 2 1");
    }
  }

  @Test
  void a_log_that_is_here_is_shown_and_linked_and_one_that_is_elsewhere_is_said_to_be(
      TestDatabase database) throws IOException {
    publish(database, FIRST, 1);
    publish(database, SECOND, 2);
    try (ShownShop shop = ShownShop.over(database)) {
      Document here = page(shop, "/months/2025-12");
      assertThat(here.select("a[href$=/log]"))
          .extracting(link -> link.attr("href"))
          .containsExactly("/months/2025-12/2/log", "/months/2025-12/1/log");
      assertThat(here.select(".log li").eachText())
          .anyMatch(
              line ->
                  line.endsWith("build_features event=step_succeeded attempt=1 rows=300 ms=71"));
      assertThat(shop.get("/months/2025-12/2/log").body()).contains("step=build_features");

      Files.delete(RunLog.file(shop.logs(), SECOND));
      Document elsewhere = page(shop, "/months/2025-12");
      assertThat(elsewhere.select("a[href$=/log]"))
          .extracting(link -> link.attr("href"))
          .containsExactly("/months/2025-12/1/log");
      assertThat(elsewhere.select(".lead").text())
          .containsOnlyOnce("its log is not on this machine");
      assertThat(elsewhere.select(".log li").eachText())
          .as("the journal tells all the same")
          .anyMatch(line -> line.endsWith("build_features done, 5 rows"));
      assertThat(shop.get("/months/2025-12/2/log").statusCode()).isEqualTo(404);
    }
  }

  /** A month of two customers, of whom the second is in the segment given. */
  private static void publish(TestDatabase database, RunId run, int segment) {
    RunJournal journal = database.journal();
    Instant now = Instant.now();
    journal.open(new RunJournal.RunOpening(run, 1, "", "hash", "test", "test"), now);
    int attempt = journal.begin(run, "build_features", now);
    journal.commit(run, "build_features", attempt, () -> new StepResult(5, Map.of()));
    database
        .warehouse()
        .replace(
            run,
            Tables.SEGMENT,
            List.of(
                new Segment(1, 0, "Kind 1", "loyal", false),
                new Segment(2, 1, "Kind 2", "lapsed", false)));
    database
        .warehouse()
        .replace(
            run,
            Tables.CUSTOMER_SEGMENT,
            List.of(new CustomerSegment("a", 1, 1), new CustomerSegment("b", segment, 1)));
    database
        .warehouse()
        .replace(run, Tables.PUBLICATION, List.of(new Publication(2, 2, BigDecimal.ONE)));
    journal.close(run, RunStatus.PUBLISHED, now);
  }

  private static Document page(ShownShop shop, String path) {
    return Jsoup.parse(shop.get(path).body(), shop.base());
  }
}
