package clientele.scheduler.status.door;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.architecture.ProductCode;
import clientele.infra.config.StatusConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.reader.ReaderPool;
import clientele.scheduler.status.ShownShop;
import clientele.scheduler.status.gate.Gate;
import clientele.scheduler.status.live.LateMonths;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for every answer, every read and every guess, whatever is asked for. */
@ExtendWith({PostgresExtension.class, ShownShop.Extension.class})
class SecurityTest {

  @Test
  void every_answer_of_every_kind_bears_the_headers(ShownShop shop) {
    for (String path :
        List.of(
            "/",
            "/segments",
            "/login",
            "/customers/nobody",
            "/assets/clientele.js",
            "/assets/none",
            "/plane/2025-12/1/points.bin",
            "/api",
            "/api/openapi.json",
            "/api/v1/months",
            "/api/v1/elsewhere",
            "/health/live",
            "/elsewhere")) {
      headers(path, shop.get(path));
    }
    headers("refused", shop.post("/api/v1/runs", "{}"));
    for (String method : List.of("PUT", "DELETE", "PATCH", "TRACE")) {
      HttpResponse<String> answer =
          shop.send(
              HttpRequest.newBuilder(URI.create(shop.base() + "/api/v1/months"))
                  .method(method, HttpRequest.BodyPublishers.noBody()));
      assertThat(answer.statusCode()).as(method).isBetween(400, 499);
      headers(method, answer);
    }
  }

  @Test
  void the_live_stream_bears_them_too(ShownShop shop) throws IOException, InterruptedException {
    HttpResponse<InputStream> stream =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(shop.base() + "/live"))
                    .header("Accept", "text/event-stream")
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = stream.body()) {
      headers("/live", stream);
      assertThat(new String(body.readNBytes(11), StandardCharsets.UTF_8)).isEqualTo("event: run\n");
    }
  }

  @Test
  void every_read_is_done_as_a_role_that_can_write_nothing_and_sees_the_views_alone(
      ShownShop shop) {
    try (ReaderPool reader = ReaderPool.open(shop.database().address(), Duration.ofSeconds(30))) {
      String role =
          reader
              .jdbi()
              .withHandle(
                  h ->
                      h.createQuery(
                              "select current_user || ' ' || current_setting('transaction_read_only')")
                          .mapTo(String.class)
                          .one());
      assertThat(role).isEqualTo("bi_reader on");
      for (String statement :
          List.of(
              "insert into clientele.publication values ('2031-01-01', 1, 0, 0, 0)",
              "create table bi.mine (x int)",
              "select * from clientele.run",
              "select pg_read_file('/etc/passwd')")) {
        assertThatThrownBy(() -> reader.jdbi().useHandle(h -> h.execute(statement)))
            .as(statement)
            .hasMessageMatching("(?s).*(permission denied|read-only).*");
      }
    }
  }

  @Test
  void the_token_is_compared_in_one_place_and_there_in_constant_time() {
    JavaClasses gate =
        new ClassFileImporter()
            .withImportOption(new ProductCode())
            .importPackages("clientele.scheduler.status");
    noClasses()
        .that()
        .doNotHaveSimpleName("TokenCheck")
        .should()
        .callMethod(Secret.class, "value")
        .because("whoever has its text could compare it letter by letter")
        .check(gate);
    noClasses()
        .that()
        .haveSimpleName("TokenCheck")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "equals or compareTo",
                call -> List.of("equals", "compareTo", "startsWith").contains(call.getName())))
        .check(gate);
    assertThat(gate.get(Gate.class.getPackageName() + ".TokenCheck").getMethodCallsFromSelf())
        .anyMatch(call -> call.getTarget().getFullName().contains("MessageDigest.isEqual"));
  }

  @Test
  void guessing_the_token_is_slow_over_the_interface_too(TestDatabase database) {
    StatusConfig config =
        new StatusConfig(
            0,
            "127.0.0.1",
            Optional.of(new Secret("secret")),
            Optional.empty(),
            List.of(),
            List.of());
    try (ShownShop shop = ShownShop.over(database, config, LateMonths.NONE)) {
      for (int i = 0; i < 3; i++) {
        assertThat(cancel(shop, "Authorization", "Bearer guess" + i).statusCode()).isEqualTo(401);
      }
      Instant before = Instant.now();
      HttpResponse<String> right = cancel(shop, "Authorization", "Bearer secret");
      assertThat(right.statusCode()).as("the right one passes").isEqualTo(202);
      assertThat(Duration.between(before, Instant.now()))
          .isGreaterThanOrEqualTo(Duration.ofMillis(250));
      assertThat(shop.get("/").statusCode()).as("reading goes on").isEqualTo(200);
    }
  }

  @Test
  void a_page_of_another_site_changes_nothing_whatever_it_calls_itself(ShownShop shop) {
    for (String origin : List.of("null", "http://127.0.0.1:1", "https://evil.example", "garbage")) {
      assertThat(
              cancel(shop, "Authorization", "Bearer " + ShownShop.TOKEN, "Origin", origin)
                  .statusCode())
          .as(origin)
          .isEqualTo(403);
    }
    assertThat(
            cancel(shop, "Authorization", "Bearer " + ShownShop.TOKEN, "Origin", shop.base())
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void a_header_of_a_proxy_that_is_not_trusted_is_nobody(ShownShop shop) {
    for (String header : List.of("X-Forwarded-User", "X-Forwarded-For", "X-Real-IP", "Forwarded")) {
      assertThat(cancel(shop, header, "127.0.0.1").statusCode()).as(header).isEqualTo(401);
    }
  }

  private static HttpResponse<String> cancel(ShownShop shop, String... headers) {
    return shop.post("/api/v1/runs/cancel", "{\"month\": \"2025-12\"}", headers);
  }

  private static void headers(String what, HttpResponse<?> answer) {
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .as(what)
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http:", "https:", "data:", "*");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(what).contains("nosniff");
    assertThat(answer.headers().firstValue("X-Frame-Options")).as(what).contains("DENY");
    assertThat(answer.headers().firstValue("Referrer-Policy")).as(what).contains("no-referrer");
    assertThat(answer.headers().firstValue("Cache-Control")).as(what).isPresent();
    assertThat(answer.headers().firstValue("Server")).as(what).isEmpty();
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).as(what).isEmpty();
  }
}
