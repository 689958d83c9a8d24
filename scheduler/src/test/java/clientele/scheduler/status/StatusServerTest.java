package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.ClosedShop;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
        StatusServer.start(new StatusQueries(database.jdbi()), "GBP", "127.0.0.1", 0)) {
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
        StatusServer.start(new StatusQueries(database.jdbi()), "GBP", "127.0.0.1", 0)) {
      assertThat(get(server, "/").body()).contains("No month is closed yet");
      assertThat(get(server, "/months/2025-12").statusCode()).isEqualTo(404);
      assertThat(get(server, "/months/%3Cscript%3E").statusCode()).isEqualTo(404);
      assertThat(get(server, "/months/%3Cscript%3E").body()).doesNotContain("<script>");
    }
  }

  @Test
  void a_taken_port_is_an_error_of_usage_that_names_it(TestDatabase database) {
    StatusQueries queries = new StatusQueries(database.jdbi());
    try (StatusServer first = StatusServer.start(queries, "GBP", "127.0.0.1", 0)) {
      assertThatThrownBy(() -> StatusServer.start(queries, "GBP", "127.0.0.1", first.port()))
          .isInstanceOf(StepException.class)
          .hasMessageContaining("127.0.0.1:" + first.port());
    }
  }

  private HttpResponse<String> get(StatusServer server, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
