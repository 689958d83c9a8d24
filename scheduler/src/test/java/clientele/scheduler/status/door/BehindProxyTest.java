package clientele.scheduler.status.door;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.StatusConfig;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.config.value.Secret;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.status.ShownShop;
import clientele.scheduler.status.live.LateMonths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on loopback behind a proxy of the same machine, as the terraform folder has it: what the
 * proxy hands on is shown, and what others say in its name changes nothing.
 */
@Timeout(600)
@ExtendWith(PostgresExtension.class)
class BehindProxyTest {
  private static final Path TEMPLATE =
      Path.of("..", "terraform", "templates", "clientele.yaml.tftpl");
  private static final String PAUSE = "{\"because\": \"mischief\"}";
  private static final String JSON = "Content-Type: application/json";

  @TempDir private Path folder;

  @Test
  void the_page_of_the_load_balancer_can_be_read_by_who_has_signed_in(TestDatabase database)
      throws IOException {
    try (ShownShop page = over(database, deployed());
        Balancer balancer = Balancer.before(page.port())) {
      assertThat(balancer.ask("GET", "/", false, "", "")).startsWith("HTTP/1.1 302");
      for (String path : List.of("/", "/segments", "/api", "/assets/clientele.css")) {
        assertThat(balancer.ask("GET", path, true, "", "")).as(path).startsWith("HTTP/1.1 200");
      }
      assertThat(balancer.ask("GET", "/api/v1/months", true, "", "")).contains("\"items\"");
      assertThat(Wires.ask(page.port(), "GET /health/live HTTP/1.1\nHost: 10.0.0.4:7071", ""))
          .as("the balancer's own question, by address")
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void a_header_that_anybody_can_write_pauses_no_schedule(TestDatabase database)
      throws IOException {
    try (ShownShop page = over(database, withToken());
        Balancer balancer = Balancer.before(page.port())) {
      String pause = "POST /api/v1/schedule/pause HTTP/1.1\n" + JSON + "\nHost: ";
      for (String host : List.of("localhost", "segments.shop.example")) {
        assertThat(Wires.ask(page.port(), pause + host + "\nx-amzn-oidc-identity: owner", PAUSE))
            .as("a process of the same machine")
            .startsWith("HTTP/1.1 401");
      }
      assertThat(balancer.ask("POST", "/api/v1/schedule/pause", true, JSON, PAUSE))
          .as("the name of a person is no token")
          .startsWith("HTTP/1.1 401");
      assertThat(
              balancer.ask(
                  "POST",
                  "/api/v1/schedule/pause",
                  true,
                  JSON + "\nAuthorization: Bearer " + ShownShop.TOKEN,
                  PAUSE))
          .startsWith("HTTP/1.1 202");
    }
  }

  @Test
  void reads_need_the_header_and_a_name_that_is_known(TestDatabase database) throws IOException {
    try (ShownShop page = over(database, deployed())) {
      assertThat(get(page, "segments.shop.example", "")).startsWith("HTTP/1.1 401");
      assertThat(get(page, "localhost", "")).startsWith("HTTP/1.1 401");
      assertThat(get(page, "localhost", "\nx-amzn-oidc-identity:  ")).startsWith("HTTP/1.1 401");
      assertThat(get(page, "evil.example", "\nx-amzn-oidc-identity: owner"))
          .as("a name of somebody else's that leads to loopback")
          .startsWith("HTTP/1.1 403");
      assertThat(get(page, "Segments.Shop.Example:443", "\nx-amzn-oidc-identity: owner"))
          .startsWith("HTTP/1.1 200");
    }
  }

  private static String get(ShownShop page, String host, String more) throws IOException {
    return Wires.ask(page.port(), "GET /api/v1/months HTTP/1.1\nHost: " + host + more, "");
  }

  private static ShownShop over(TestDatabase database, StatusConfig config) {
    return ShownShop.over(database, config.withPort(0), LateMonths.NONE);
  }

  private StatusConfig withToken() throws IOException {
    StatusConfig config = deployed();
    return new StatusConfig(
        0,
        config.bind(),
        Optional.of(new Secret(ShownShop.TOKEN)),
        config.userHeader(),
        config.proxies(),
        config.hosts());
  }

  /** What terraform writes for the page where it is published. */
  private StatusConfig deployed() throws IOException {
    String text =
        Files.readString(TEMPLATE)
            .replaceAll("(?m)^%\\{.*~}\\n", "")
            .replaceFirst("(?s).*\\n(status:\\n(  [^\\n]*\\n)+).*", "$1")
            .replace("${page_host}", "segments.shop.example");
    Path file = Files.writeString(folder.resolve("clientele.yaml"), text);
    return ConfigLoader.load(Optional.of(file), Map.of()).status();
  }
}
