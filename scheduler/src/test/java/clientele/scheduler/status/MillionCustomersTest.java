package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.scheduler.ClosedShop;
import clientele.scheduler.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * A database of a million customers: the plot in a browser, and wrk against the pages while a month
 * is closed beside them. It prints what it measures; its limits are wide, for busy machines.
 */
@Tag("soak")
@ExtendWith(PostgresExtension.class)
class MillionCustomersTest {
  private static final int CUSTOMERS = Integer.getInteger("test.customers", 1_000_000);
  private static final Path WRK = Path.of("/usr/bin/wrk");
  private static final int CONNECTIONS = 24;
  private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
  private static final Pattern FAULTS = Pattern.compile("Non-2xx|Socket errors");

  @TempDir private static Path folder;
  private static ShownShop shop;

  @BeforeAll
  static void a_large_shop(TestDatabase database) throws IOException, SQLException {
    Instant began = Instant.now();
    try (InputStream sql = MillionCustomersTest.class.getResourceAsStream("/million_shop.sql")) {
      String script = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
      database
          .jdbi()
          .useHandle(
              handle -> {
                handle.execute("select set_config('shop.customers', ?, false)", "" + CUSTOMERS);
                try (Statement statement = handle.getConnection().createStatement()) {
                  statement.execute(script);
                }
              });
    }
    say("filled in %d s", Duration.between(began, Instant.now()).toSeconds());
    shop = ShownShop.over(database);
    began = Instant.now();
    assertThat(post().statusCode()).isEqualTo(200);
    for (String path : List.of("/plane/2025-12/1/points.bin", "/segments", "/segments/1")) {
      assertThat(shop.get(path).statusCode()).as(path).isEqualTo(200);
    }
    say("made ready in %d s", Duration.between(began, Instant.now()).toSeconds());
  }

  @AfterAll
  static void end() {
    if (shop != null) {
      shop.close();
    }
  }

  @Test
  void every_customer_is_drawn_told_and_opened() {
    try (Browser browser = Browser.open()) {
      browser.size(1280, 900);
      browser.go(shop.base() + "/segments");
      assertThat(browser.soon(() -> "true".equals(data(browser, "ready")), Duration.ofMinutes(1)))
          .isTrue();
      double painted = Double.parseDouble(data(browser, "paintedMillis"));
      double drawn = Double.parseDouble(data(browser, "drawMillis"));
      WebElement canvas = browser.driver().findElement(By.cssSelector(".plane canvas.points"));
      List<Double> told = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        browser.script("delete document.querySelector('.plane').dataset.toldMillis");
        double angle = 2 * Math.PI * i / 20;
        new Actions(browser.driver())
            .moveToElement(canvas, (int) (90 * Math.cos(angle)), (int) (90 * Math.sin(angle)))
            .perform();
        if (browser.soon(
            () -> !data(browser, "toldMillis").equals("null"), Duration.ofSeconds(3))) {
          told.add(Double.parseDouble(data(browser, "toldMillis")));
        }
      }
      told.sort(null);
      say(
          "first paint %.0f ms after the address was entered; a frame %.1f ms; figures of the"
              + " customer under the pointer after %.0f ms (median of %d, largest %.0f)",
          painted, drawn, told.get(told.size() / 2), told.size(), told.get(told.size() - 1));
      assertThat(told).hasSizeGreaterThan(15);
      assertThat(painted).isLessThan(20_000);
      assertThat(told.get(told.size() / 2)).isLessThan(1_000);
      String id = browser.driver().findElement(By.cssSelector(".plane .tip strong")).getText();
      new Actions(browser.driver()).click().perform();
      assertThat(
              browser.soon(
                  () -> browser.driver().getCurrentUrl().endsWith("/customers/" + id),
                  Duration.ofSeconds(20)))
          .isTrue();
      assertThat(browser.console()).isEmpty();
    }
  }

  @Test
  void two_hundred_requests_a_second_are_answered_soon_and_slow_a_run_little(TestDatabase other)
      throws IOException {
    assumeTrue(Files.isExecutable(WRK), "left out: wrk is missing");
    for (String path : List.of("/", "/segments", "/api/v1/place")) {
      load(path, 5); // warms up
      Load seen = new Load(load(path, 20));
      say("%s: %.0f requests a second, p99 %.1f ms", path, seen.rate(), seen.p99());
      assertThat(seen.rate()).isGreaterThan(150);
      assertThat(seen.p99()).isLessThan(1_000);
    }
    ClosedShop closed = ClosedShop.of(400, 4);
    closed.close(other, folder);
    double alone = Math.min(seconds("alone"), seconds("alone again"));
    Process wrk = wrk("/segments", 600);
    double beside;
    try {
      beside = Math.min(seconds("beside"), seconds("beside again"));
    } finally {
      wrk.destroy();
    }
    say("a run of 400 customers: %.1f s alone, %.1f s beside 200 requests a second", alone, beside);
    assertThat(beside).isLessThan(3 * alone);
  }

  /** What wrk found. */
  private record Load(String report) {
    double rate() {
      return figure(RATE, 1);
    }

    double p99() {
      Matcher found = P99.matcher(report);
      assertThat(found.find()).as(report).isTrue();
      double factor = found.group(2).equals("us") ? 1e-3 : found.group(2).equals("s") ? 1e3 : 1;
      return Double.parseDouble(found.group(1)) * factor;
    }

    private double figure(Pattern pattern, int group) {
      Matcher found = pattern.matcher(report);
      assertThat(found.find()).as(report).isTrue();
      return Double.parseDouble(found.group(group));
    }
  }

  private static String load(String path, int seconds) {
    try {
      Process wrk = wrk(path, seconds);
      String report = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(FAULTS.matcher(report).find()).as(report).isFalse();
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks about 200 times a second: each connection waits 60 to 180 ms before it asks again. */
  private static Process wrk(String path, int seconds) {
    try {
      Path script = Files.createTempFile(folder, "wrk", ".lua");
      Files.writeString(
          script,
          """
          math.randomseed(7)
          function delay() return math.random(60, 170) end
          if '%s' == '/api/v1/place' then
            wrk.method = 'POST'
            wrk.headers['Content-Type'] = 'application/json'
            wrk.body = [[%s]]
          end
          """
              .formatted(path, ORDER));
      return new ProcessBuilder(
              WRK.toString(),
              "-t1",
              "-c" + CONNECTIONS,
              "-d" + seconds + "s",
              "--latency",
              "-s",
              script.toString(),
              shop.base() + path)
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String ORDER =
      "{\"orders\": [{\"customer_id\": \"new\", \"invoice\": \"1\", \"stock_code\": \"cup\","
          + " \"quantity\": 6, \"unit_price\": 4.5, \"ordered_at\": \"2025-12-05T14:30\"}]}";

  private static HttpResponse<String> post() {
    return shop.post("/api/v1/place", ORDER);
  }

  /** How long the month takes to be issued once more. */
  private static double seconds(String why) {
    Instant began = Instant.now();
    Shell closed =
        Shell.run(
            "run",
            "--month",
            "2025-12",
            "--revise",
            why,
            "--source",
            new ShopFolders(folder.resolve("shop")).transactions(),
            "--config",
            folder.resolve("home.yaml"),
            "--home",
            folder.resolve("home"));
    assertThat(closed.err()).isEmpty();
    return Duration.between(began, Instant.now()).toMillis() / 1e3;
  }

  private static String data(Browser browser, String name) {
    return String.valueOf(
        browser.script("return document.querySelector('.plane').dataset." + name + " ?? null"));
  }

  private static void say(String text, Object... figures) {
    System.out.println("million customers: " + String.format(Locale.ROOT, text, figures));
  }
}
