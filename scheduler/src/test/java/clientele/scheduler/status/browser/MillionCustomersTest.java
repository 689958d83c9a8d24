package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.shell.Shell;
import clientele.scheduler.status.ShownShop;
import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.table.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
@ExtendWith({PostgresExtension.class, LeftOut.class})
class MillionCustomersTest {
  private static final int CUSTOMERS = Integer.getInteger("test.customers", 1_000_000);
  private static final RunId NOVEMBER = new RunId(YearMonth.of(2025, 11), 1);
  private static final SqlScript MOVES = new SqlScript("publish/segment_moves");
  private static final int PAIRS = 7;

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
    // what the server would otherwise begin by itself in the midst of a measurement
    database.jdbi().useHandle(handle -> handle.execute("vacuum analyze"));
    double summed =
        millis(() -> database.warehouse().fill(NOVEMBER, Tables.SEGMENT_MOVE, MOVES, Map.of()));
    say("moves from October and to December summed in %.1f s, once", summed / 1e3);
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
  void months_long_past_are_told_as_soon_as_the_newest() {
    for (String path :
        List.of(
            "/segments?month=2025-11&from=2025-10",
            "/segments?month=2025-10&from=2025-11",
            "/summary/2025-11",
            "/segments?month=2025-12&from=2025-10")) {
      double millis = millis(() -> assertThat(shop.get(path).statusCode()).isEqualTo(200));
      say("%s: %.0f ms when nobody has asked for it before", path, millis);
      assertThat(millis)
          .as(path + ": months side by side are summed already")
          .isLessThan(path.contains("2025-12") ? 30_000 : 1_000);
    }
  }

  @Test
  void a_customer_is_placed_within_milliseconds() {
    for (int i = 0; i < 1_000; i++) {
      post(); // warms up
    }
    double[] took = new double[2_000];
    for (int i = 0; i < took.length; i++) {
      took[i] = millis(() -> assertThat(post().statusCode()).isEqualTo(200));
    }
    Arrays.sort(took);
    say(
        "a customer placed by their order over HTTP, one after the other: median %.1f ms, p99 %.1f"
            + " ms",
        took[took.length / 2], took[took.length * 99 / 100]);
    assertThat(took[took.length / 2]).isLessThan(50);
  }

  @Test
  void two_hundred_requests_a_second_are_answered_soon() {
    assumeTrue(Wrk.isHere(), "wrk is missing");
    for (String path : List.of("/", "/segments", "/api/v1/place")) {
      String[] body = path.endsWith("place") ? new String[] {ORDER} : new String[0];
      try (Wrk warm = Wrk.start(folder, shop.base() + path, 10, body)) {
        warm.report();
      }
      try (Wrk wrk = Wrk.start(folder, shop.base() + path, 30, body)) {
        Wrk.Report seen = wrk.report();
        say("%s: %.1f requests a second, p99 %.1f ms", path, seen.rate(), seen.p99());
        assertThat(seen.rate()).isBetween(0.98 * Wrk.RATE, 1.02 * Wrk.RATE);
        assertThat(seen.p99()).isLessThan(100);
      }
    }
  }

  @Test
  void a_run_at_work_beside_them_is_slowed_little(TestDatabase other) {
    assumeTrue(Wrk.isHere(), "wrk is missing");
    ClosedShop.of(400, 4).close(other, folder);
    seconds("warms up");
    List<Double> shares = new ArrayList<>();
    for (int pair = 0; pair < PAIRS; pair++) {
      boolean aloneFirst = pair % 2 == 0;
      double first = aloneFirst ? seconds("alone") : beside();
      double second = aloneFirst ? beside() : seconds("alone");
      double alone = aloneFirst ? first : second;
      double beside = aloneFirst ? second : first;
      shares.add(beside / alone - 1);
      say("a run of 400 customers: %.2f s alone, %.2f s beside the load", alone, beside);
    }
    shares.sort(null);
    say(
        "slowed by %.0f %% (median of %d pairs, %.0f to %.0f %%)",
        100 * shares.get(PAIRS / 2), PAIRS, 100 * shares.get(0), 100 * shares.get(PAIRS - 1));
    assertThat(shares.get(PAIRS / 2)).isLessThan(0.5);
  }

  /** The run while the page answers 200 requests a second. */
  private static double beside() {
    try (Wrk wrk = Wrk.start(folder, shop.base() + "/segments", 600)) {
      assertThat(wrk).isNotNull();
      return seconds("beside the load");
    }
  }

  private static double millis(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e6;
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
    System.out.printf(
        Locale.ROOT,
        "million customers: %s (load average %.1f)%n",
        String.format(Locale.ROOT, text, figures),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
