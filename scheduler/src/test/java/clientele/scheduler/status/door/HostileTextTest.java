package clientele.scheduler.status.door;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.status.ShownShop;
import clientele.scheduler.status.StatusServerTest;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Texts that would like to be markup, formulas or SQL, in every input and in the tables. */
@ExtendWith({PostgresExtension.class, ShownShop.Extension.class})
class HostileTextTest {
  private static final List<String> TEXTS =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' or 1=1; drop table clientele.run; --",
          "=cmd|'/c calc'!A1",
          "../../../../etc/passwd",
          "%00",
          "a\r\nSet-Cookie: a=b",
          "{{ 7*7 }}",
          "${7*7}",
          "\u202egnp.exe",
          "x".repeat(1500));

  @TempDir private static Path folder;
  private static ShownShop hostile;

  @BeforeAll
  static void a_shop_whose_names_are_hostile(TestDatabase database) {
    ClosedShop.of(150, 2).close(database, folder);
    database
        .jdbi()
        .useHandle(
            handle -> {
              rename(handle, "customer_feature", "<script>alert(1)</script>");
              rename(handle, "customer_embedding", "<script>alert(1)</script>");
              rename(handle, "customer_segment", "<script>alert(1)</script>");
              handle.execute(
                  "update clientele.segment set name = '=cmd|''/c calc''!A1<script>x(' || segment_id || ')</script>'");
              handle.execute(
                  "update clientele.segment_profile set description = '</p><script>alert(2)</script>'");
              handle.execute(
                  "update clientele.run_step set error_message = '<img src=x onerror=alert(3)>', error_code = 'X'");
            });
    hostile = ShownShop.over(database);
  }

  @AfterAll
  static void end() {
    if (hostile != null) {
      hostile.close();
    }
  }

  private static void rename(Handle handle, String table, String name) {
    handle.execute(
        "update clientele."
            + table
            + " set customer_id = ? where customer_id ="
            + " (select min(customer_id) from clientele."
            + table
            + ")",
        name);
  }

  @Test
  void hostile_texts_of_the_tables_stay_texts_on_every_page() {
    int segment = StatusServerTest.segments(hostile).get(0);
    String customer = URLEncoder.encode("<script>alert(1)</script>", StandardCharsets.UTF_8);
    for (String path :
        List.of(
            "/",
            "/months/2025-12",
            "/segments",
            "/segments/" + segment,
            "/segments/compare?a=" + segment + "&b=" + segment,
            "/customers?id=" + customer)) {
      HttpResponse<String> page = hostile.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).as(path).doesNotContain("<script>", "<img src=x");
    }
    assertThat(hostile.get("/customers?id=" + customer).body()).contains("&lt;script&gt;alert(1)");
  }

  @Test
  void a_formula_in_csv_is_made_a_text() {
    assertThat(hostile.get("/api/v1/months/2025-12/segments", "Accept", "text/csv").body())
        .contains(",'=cmd|")
        .doesNotContain(",=cmd|");
  }

  @Test
  void a_hostile_text_in_any_input_executes_nothing_and_breaks_nothing(ShownShop shop) {
    for (String text : TEXTS) {
      String coded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
      for (String path :
          List.of(
              "/customers?id=",
              "/segments?month=",
              "/segments?from=",
              "/segments/compare?b=1&a=",
              "/customers/",
              "/months/",
              "/segments/",
              "/assets/",
              "/api/v1/customers/",
              "/api/v1/months?after=",
              "/api/v1/months/2025-12/customers?after=",
              "/api/v1/months/2025-12/moves?from=",
              "/plane/2025-12/1/features/")) {
        HttpResponse<String> answer = shop.get(path + coded);
        assertThat(answer.statusCode()).as(path + text).isLessThan(500);
        assertThat(answer.body()).doesNotContain("<script>alert", "<img src=x");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
      }
      HttpResponse<String> posted =
          shop.post(
              "/api/v1/runs",
              "{\"month\": \"" + text.replace("\"", "\\\"").replaceAll("\\R", " ") + "\"}",
              "Authorization",
              "Bearer " + ShownShop.TOKEN);
      assertThat(posted.statusCode()).isEqualTo(400);
    }
    assertThat(shop.get("/api/v1/months").body()).contains("2025-12");
  }

  @Test
  void a_header_that_is_hostile_is_only_a_header(ShownShop shop) {
    assertThat(shop.get("/", "Accept", "<script>", "User-Agent", "' or 1=1").statusCode())
        .isEqualTo(200);
    assertThat(shop.get("/api/v1/months", "If-None-Match", "\"><script>").statusCode())
        .isEqualTo(200);
  }
}
