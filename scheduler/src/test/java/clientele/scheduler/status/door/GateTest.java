package clientele.scheduler.status.door;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.StatusConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.status.ShownShop;
import clientele.scheduler.status.gate.FailureDelay;
import clientele.scheduler.status.live.LateMonths;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may read, who may change, and how slow guessing is. */
@ExtendWith({PostgresExtension.class, ShownShop.Extension.class})
class GateTest {
  private static final String ORDER = "{\"month\": \"2025-12\"}";

  @Test
  void on_loopback_everybody_reads_and_nobody_changes_without_the_token(ShownShop shop) {
    assertThat(shop.get("/").statusCode()).isEqualTo(200);
    assertThat(shop.post("/api/v1/runs", ORDER).statusCode()).isEqualTo(401);
    assertThat(
            shop.post("/api/v1/runs", ORDER, "Authorization", "Bearer " + ShownShop.TOKEN)
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void a_change_from_another_sites_page_is_refused_even_with_the_token(ShownShop shop) {
    assertThat(
            shop.post(
                    "/api/v1/runs",
                    ORDER,
                    "Authorization",
                    "Bearer " + ShownShop.TOKEN,
                    "Origin",
                    "https://elsewhere.example")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_foreign_name_that_leads_to_loopback_is_refused(ShownShop shop) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", shop.port())) {
      socket
          .getOutputStream()
          .write(
              "GET / HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void elsewhere_a_reader_shows_the_token_once_and_then_the_cookie(TestDatabase database) {
    try (ShownShop shop = open(database, Optional.empty(), List.of())) {
      assertThat(shop.get("/").headers().firstValue("Location")).contains("/login");
      assertThat(shop.get("/api/v1/months").statusCode()).isEqualTo(401);
      assertThat(shop.get("/plane/2025-12/1/points.bin").statusCode()).isEqualTo(401);
      assertThat(shop.get("/live").statusCode()).isEqualTo(302);
      assertThat(shop.get("/api/v1/months", "Authorization", "Bearer secret").statusCode())
          .isEqualTo(200);
      HttpResponse<String> in = login(shop, "secret");
      String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("HttpOnly", "SameSite=Strict").doesNotContain("secret");
      String shown = cookie.substring(0, cookie.indexOf(';'));
      assertThat(shop.get("/", "Cookie", shown).statusCode()).isEqualTo(200);
      assertThat(shop.post("/api/v1/runs", ORDER, "Cookie", shown).statusCode())
          .as("a cookie changes nothing")
          .isEqualTo(401);
      shop.get("/logout", "Cookie", shown);
      assertThat(shop.get("/", "Cookie", shown).statusCode()).isEqualTo(302);
    }
  }

  @Test
  void wrong_tokens_do_not_lock_the_right_one_out_from_the_same_address(TestDatabase database) {
    try (ShownShop shop = open(database, Optional.empty(), List.of())) {
      for (int i = 0; i < 5; i++) {
        assertThat(login(shop, "wrong").statusCode()).isEqualTo(401);
      }
      Instant before = Instant.now();
      assertThat(login(shop, "secret").statusCode()).isEqualTo(302);
      assertThat(Duration.between(before, Instant.now()))
          .as("slow after five wrong ones, but not shut")
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void the_wait_doubles_up_to_a_limit_and_wrong_tokens_are_forgotten_one_a_minute() {
    TestClock clock = new TestClock();
    FailureDelay delay = new FailureDelay(clock);
    fail(delay, "a", 3);
    assertThat(delay.wait("a")).isEqualTo(Duration.ofMillis(250));
    fail(delay, "a", 2);
    assertThat(delay.wait("a")).isEqualTo(Duration.ofSeconds(1));
    assertThat(delay.wait("b")).as("another address").isZero();
    clock.now = clock.now.plusSeconds(60);
    assertThat(delay.wait("a")).isEqualTo(Duration.ofMillis(500));
    fail(delay, "a", 1_000);
    assertThat(delay.wait("a")).isEqualTo(Duration.ofSeconds(4));
    clock.now = clock.now.plus(Duration.ofMinutes(11));
    assertThat(delay.wait("a")).as("however many there were").isZero();
  }

  @Test
  void guesses_from_many_addresses_slow_all_of_them_down_for_a_while() {
    TestClock clock = new TestClock();
    FailureDelay delay = new FailureDelay(clock);
    for (int i = 0; i < 1_000; i++) {
      fail(delay, "address " + i, 1);
    }
    assertThat(delay.wait("yet another")).isEqualTo(Duration.ofSeconds(4));
    clock.now = clock.now.plus(Duration.ofMinutes(11));
    assertThat(delay.wait("yet another")).isZero();
  }

  private static void fail(FailureDelay delay, String address, int times) {
    for (int i = 0; i < times; i++) {
      delay.failed(address);
    }
  }

  @Test
  void a_proxy_is_believed_by_its_address_only(TestDatabase database) {
    String header = "X-Forwarded-User";
    try (ShownShop shop = open(database, Optional.of(header), List.of("127.0.0.1"))) {
      assertThat(shop.get("/", header, "owner").statusCode()).isEqualTo(200);
      assertThat(shop.get("/", header, " ").statusCode()).isEqualTo(302);
    }
    try (ShownShop shop = open(database, Optional.of(header), List.of("10.1.2.3"))) {
      assertThat(shop.get("/", header, "owner").statusCode()).isEqualTo(302);
    }
  }

  private static ShownShop open(
      TestDatabase database, Optional<String> header, List<String> proxies) {
    return ShownShop.over(
        database,
        new StatusConfig(
            0, "0.0.0.0", Optional.of(new Secret("secret")), header, proxies, List.of()),
        LateMonths.NONE);
  }

  private static HttpResponse<String> login(ShownShop shop, String token) {
    return shop.send(
        HttpRequest.newBuilder(URI.create(shop.base() + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("token=" + token)));
  }

  /** A clock that is set by hand. */
  private static final class TestClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }
}
