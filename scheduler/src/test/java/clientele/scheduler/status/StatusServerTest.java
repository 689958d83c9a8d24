package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.ScheduleConfig;
import clientele.infra.config.ScheduleConfig.CatchUp;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.ScheduleControl;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.ClosedShop;
import clientele.scheduler.trigger.DueMonths;
import clientele.scheduler.trigger.SettableClock;
import clientele.scheduler.trigger.Timetable;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Asks the real server for its pages over HTTP. */
@ExtendWith(PostgresExtension.class)
class StatusServerTest {
  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void the_pages_show_months_segments_levers_lines_and_steps(TestDatabase database)
      throws Exception {
    ClosedShop.of(200, 2).close(database, folder);
    try (StatusServer server =
        StatusServer.start(
            new StatusQueries(database.jdbi()), health(database), "GBP", "127.0.0.1", 0)) {
      HttpResponse<String> months = get(server, "/");
      assertThat(months.statusCode()).isEqualTo(200);
      assertThat(months.body()).contains("2025-11", "2025-12", "published");
      assertThat(months.headers().firstValue("Content-Security-Policy").orElse(""))
          .contains("default-src 'none'");

      String month = get(server, "/months/2025-12").body();
      assertThat(month)
          .contains("<h2>Segments</h2>", "<h2>Levers</h2>", "missing_customer", "embed_customers")
          .contains("<path class=\"s")
          .doesNotContain("{{", "{%");
    }
  }

  @Test
  void an_unknown_month_and_a_word_that_is_none_are_not_found(TestDatabase database)
      throws Exception {
    try (StatusServer server =
        StatusServer.start(
            new StatusQueries(database.jdbi()), health(database), "GBP", "127.0.0.1", 0)) {
      assertThat(get(server, "/").body()).contains("No month is closed yet");
      assertThat(get(server, "/months/2025-12").statusCode()).isEqualTo(404);
      assertThat(get(server, "/months/%3Cscript%3E").statusCode()).isEqualTo(404);
      assertThat(get(server, "/months/%3Cscript%3E").body()).doesNotContain("<script>");
    }
  }

  @Test
  void the_month_is_bad_past_its_deadline_though_nothing_rang_and_good_once_it_is_published(
      TestDatabase database) throws Exception {
    SettableClock clock = new SettableClock("2026-02-01T05:00:00Z");
    DueMonths due =
        new DueMonths(database.journal(), new Timetable(ScheduleConfig.DEFAULT), CatchUp.ALL);
    Health health = new Health(due, new ScheduleControl(database.jdbi()), () -> false, clock);
    try (StatusServer server =
        StatusServer.start(new StatusQueries(database.jdbi()), health, "GBP", "127.0.0.1", 0)) {
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
      assertThat(get(server, "/health/ready").statusCode()).as("the bell is dead").isEqualTo(503);
      assertThat(get(server, "/health/month").body()).contains("\"due\":[\"2026-01\"]");
      assertThat(get(server, "/health/month").statusCode()).isEqualTo(200);

      clock.set("2026-02-02T16:00:00Z");
      assertThat(get(server, "/health/month").statusCode()).isEqualTo(503);
      publish(database, YearMonth.of(2025, 12), clock);
      assertThat(get(server, "/health/month").body())
          .as("an older month does not make it good")
          .contains("\"late\":[\"2026-01\"]");
      publish(database, YearMonth.of(2026, 1), clock);
      assertThat(get(server, "/health/month").statusCode()).isEqualTo(200);

      database.close();
      assertThat(get(server, "/health/month").statusCode()).isEqualTo(503);
      assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
    }
  }

  private static void publish(TestDatabase database, YearMonth month, SettableClock clock) {
    RunId run = new RunId(month, 1);
    database
        .journal()
        .open(new RunJournal.RunOpening(run, 42, "", "s", "test", "test"), clock.instant());
    database.journal().close(run, RunStatus.PUBLISHED, clock.instant());
  }

  @Test
  void a_taken_port_is_an_error_of_usage_that_names_it(TestDatabase database) {
    StatusQueries queries = new StatusQueries(database.jdbi());
    try (StatusServer first =
        StatusServer.start(queries, health(database), "GBP", "127.0.0.1", 0)) {
      assertThatThrownBy(
              () -> StatusServer.start(queries, health(database), "GBP", "127.0.0.1", first.port()))
          .isInstanceOf(StepException.class)
          .hasMessageContaining("127.0.0.1:" + first.port());
    }
  }

  private static Health health(TestDatabase database) {
    return new Health(
        new DueMonths(database.journal(), new Timetable(ScheduleConfig.DEFAULT), CatchUp.ALL),
        new ScheduleControl(database.jdbi()),
        () -> true,
        new SettableClock("2026-01-01T05:00:00Z"));
  }

  private HttpResponse<String> get(StatusServer server, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
