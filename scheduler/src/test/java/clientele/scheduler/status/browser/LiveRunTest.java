package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.status.StatusServer;
import clientele.scheduler.wiring.Wiring;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;

/** A real run, asked for on the page and watched there, in a real browser, from begin to end. */
@ExtendWith({PostgresExtension.class, LeftOut.class})
class LiveRunTest {
  /** Secrets come from the environment, and this is there. */
  private static final String TOKEN = System.getenv("PATH");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Writes down every picture of the run that the page shows, beyond its reloading. */
  private static final String WATCH =
      """
      const live = document.querySelector('[data-live]');
      const seen = [];
      new MutationObserver(() => {
        const run = live.querySelector('[data-run]');
        if (!run || run.dataset.state !== 'RUNNING') return;
        seen.push({
          shown: live.closest('section').checkVisibility(),
          percent: run.querySelector('progress').value,
          left: / left/.test(run.querySelector('.far').textContent),
          states: [...run.querySelectorAll('circle')].map((dot) => dot.getAttribute('class')),
          edges: run.querySelectorAll('path').length,
          log: run.querySelectorAll('.log li').length,
        });
        sessionStorage.seen = JSON.stringify(seen);
      }).observe(live, { childList: true });
      """;

  @TempDir private Path folder;

  @Test
  void a_run_asked_for_on_the_page_is_seen_live_and_so_is_one_that_is_cancelled(
      TestDatabase database) throws IOException {
    try (Browser browser = Browser.open()) {
      new ClosedShop(ClosedShop.of(1200, 4).plan(), "status: { token: \"${PATH}\" }")
          .close(database, folder);
      Path source = new ShopFolders(folder.resolve("shop")).transactions();
      try (Wiring wiring =
              Wiring.shared(
                  folder.resolve("home"),
                  Optional.of(folder.resolve("home.yaml")),
                  Optional.of(source.toString()));
          StatusServer server = wiring.serve(Optional.of(0), () -> true, Clock.systemUTC())) {
        String page = "http://localhost:" + server.port();
        watched(browser, page);
        cancelled(browser, page);
        assertThat(browser.console()).isEmpty();
      }
    }
  }

  private static void watched(Browser browser, String page) throws IOException {
    browser.go(page + "/");
    assertThat(browser.shown("[data-live]")).as("nothing is at work").isFalse();
    browser.script(WATCH);
    ask(browser, page, "/runs", "{\"month\": \"2025-12\", \"revise\": \"late lines came\"}");
    assertThat(browser.soon(() -> text(browser).contains("late lines came"), seconds(120)))
        .as("the page takes the end of the run by itself")
        .isTrue();
    assertThat(browser.soon(() -> !browser.shown("[data-live]"), seconds(5))).isTrue();
    assertThat(browser.driver().findElement(By.cssSelector("tbody tr")).getText())
        .contains("December 2025", "published", "late lines came");

    told(JSON.readTree(String.valueOf(browser.script("return sessionStorage.seen"))));
  }

  /** What the pictures of the run told, one after the other. */
  private static void told(JsonNode seen) {
    Set<Double> percents = new TreeSet<>();
    boolean left = false;
    boolean wentOn = false;
    for (int i = 0; i < seen.size(); i++) {
      JsonNode now = seen.get(i);
      assertThat(now.get("shown").asBoolean()).isTrue();
      assertThat(now.get("states").size()).as("every step is drawn").isGreaterThan(10);
      assertThat(now.get("edges").asInt()).as("and what flows between").isGreaterThan(10);
      percents.add(now.get("percent").asDouble());
      left |= now.get("left").asBoolean();
      if (i > 0) {
        JsonNode before = seen.get(i - 1);
        assertThat(now.get("percent").asDouble())
            .isGreaterThanOrEqualTo(before.get("percent").asDouble());
        assertThat(now.get("log").asInt()).isGreaterThanOrEqualTo(before.get("log").asInt());
        for (int step = 0; step < now.get("states").size(); step++) {
          wentOn |=
              before.get("states").get(step).asText().equals("running")
                  && now.get("states").get(step).asText().equals("succeeded");
        }
      }
    }
    assertThat(percents).as("percent goes up").hasSizeGreaterThan(1);
    assertThat(left).as("the time left is told").isTrue();
    assertThat(wentOn).as("a step at work is done in a later picture").isTrue();
    assertThat(seen.get(seen.size() - 1).get("log").asInt())
        .as("the log grows")
        .isGreaterThan(seen.get(0).get("log").asInt());
  }

  private static void cancelled(Browser browser, String page) {
    browser.go(page + "/");
    ask(browser, page, "/runs", "{\"month\": \"2025-12\", \"revise\": \"once more\"}");
    assertThat(browser.soon(() -> browser.shown("[data-live] .badge.running"), seconds(10)))
        .isTrue();
    ask(browser, page, "/runs/cancel", "{\"month\": \"2025-12\"}");
    assertThat(
            browser.soon(() -> text(browser).contains("asked for over the interface"), seconds(60)))
        .as("the page says that and why it stopped")
        .isTrue();
  }

  /** Sends a wish from the page of the interface, in a window of its own. */
  private static void ask(Browser browser, String page, String route, String body) {
    String here = browser.driver().getWindowHandle();
    browser.driver().switchTo().newWindow(WindowType.TAB);
    browser.go(page + "/api");
    WebElement form =
        browser.driver().findElement(By.cssSelector("form[data-send='/api/v1" + route + "']"));
    browser.script("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    form.findElement(By.name("body")).clear();
    form.findElement(By.name("body")).sendKeys(body);
    form.findElement(By.name("token")).sendKeys(TOKEN);
    form.findElement(By.tagName("button")).click();
    WebElement answer = form.findElement(By.xpath("../pre[@aria-label='Answer']"));
    assertThat(browser.soon(() -> answer.getText().startsWith("202"), seconds(10)))
        .as(answer.getText())
        .isTrue();
    browser.driver().close();
    browser.driver().switchTo().window(here);
  }

  private static String text(Browser browser) {
    return browser.driver().findElement(By.tagName("main")).getText();
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }
}
