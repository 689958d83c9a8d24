package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;

/**
 * The pages in a real browser, over a real closed month. Without chromium and its driver these
 * tests are left out by name; the same pages are checked over HTTP all the same.
 */
@ExtendWith(ShownShop.Extension.class)
class BrowserTest {
  private static ChromeDriver browser;

  @BeforeEach
  void open() {
    assumeTrue(Chromium.isHere(), "left out: chromium or chromedriver is missing");
    if (browser == null) {
      browser = Chromium.open();
    }
    browser.manage().window().setSize(new Dimension(1280, 900));
  }

  @AfterEach
  void no_error_on_the_console() {
    if (browser != null) {
      assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
      browser = null;
    }
  }

  @Test
  void every_page_is_accessible_and_asks_no_other_host_in_light_and_dark(ShownShop shop)
      throws IOException {
    int segment = StatusServerTest.segments(shop).get(0);
    for (String path :
        List.of(
            "/",
            "/months/2025-12",
            "/summary/2025-12",
            "/segments",
            "/segments/" + segment,
            "/segments/compare?a=" + segment + "&b=" + segment,
            "/customers",
            "/customers/" + StatusServerTest.customers(shop).get(0),
            "/api",
            "/login")) {
      browser.get(shop.base() + path);
      assertThat(Chromium.faults(browser)).as("light " + path).isEmpty();
      browser.findElement(By.cssSelector("[data-theme-button]")).click();
      assertThat(Chromium.faults(browser)).as("dark " + path).isEmpty();
      browser.findElement(By.cssSelector("[data-theme-button]")).click();
      assertThat(hosts()).as(path).allMatch(address -> address.toString().startsWith(shop.base()));
    }
  }

  @Test
  void on_a_phone_nothing_is_wider_than_the_screen(ShownShop shop) {
    browser.manage().window().setSize(new Dimension(500, 900));
    for (String path :
        List.of("/", "/months/2025-12", "/summary/2025-12", "/segments", "/customers", "/api")) {
      browser.get(shop.base() + path);
      assertThat(number("return document.documentElement.scrollWidth - innerWidth"))
          .as(path)
          .isLessThanOrEqualTo(0);
    }
  }

  @Test
  void the_summary_is_printed_on_one_sheet(ShownShop shop) throws IOException {
    browser.get(shop.base() + "/summary/2025-12");
    byte[] pdf =
        java.util.Base64.getDecoder()
            .decode(browser.print(new org.openqa.selenium.print.PrintOptions()).getContent());
    Files.write(Path.of("target", "summary.pdf"), pdf);
    Files.write(
        Path.of("target", "summary.png"),
        browser.getScreenshotAs(org.openqa.selenium.OutputType.BYTES));
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(text.split("/Type\\s*/Page(?![a-z])", -1))
        .as("pages of target/summary.pdf")
        .hasSize(2);
  }

  @Test
  void hovering_over_a_customer_tells_his_figures_and_a_click_opens_him(ShownShop shop) {
    WebElement canvas = plane(shop);
    boolean found = false;
    for (int y = -6; y <= 6 && !found; y++) {
      for (int x = -6; x <= 6 && !found; x++) {
        new Actions(browser)
            .moveToElement(
                canvas, x * canvas.getSize().width / 14, y * canvas.getSize().height / 14)
            .perform();
        found = soon(() -> shown(".plane .tip"), Duration.ofMillis(180));
      }
    }
    assertThat(found).as("some point of the grid is near a customer").isTrue();
    String id = browser.findElement(By.cssSelector(".plane .tip strong")).getText();
    assertThat(StatusServerTest.customers(shop)).contains(id);
    assertThat(browser.findElement(By.cssSelector(".plane .tip")).getText())
        .contains("Monetary", "£", "Frequency");
    new Actions(browser).click().perform();
    assertThat(soon(() -> browser.getCurrentUrl().endsWith("/customers/" + id), seconds(5)))
        .isTrue();
  }

  @Test
  void the_plot_is_coloured_by_a_feature_and_the_keyboard_zooms(ShownShop shop) {
    WebElement canvas = plane(shop);
    String before = picture();
    canvas.sendKeys("+");
    assertThat(soon(() -> !picture().equals(before), seconds(5))).isTrue();
    String zoomed = picture();
    browser.findElement(By.cssSelector("[data-colour] option[value=monetary]")).click();
    assertThat(soon(() -> "monetary".equals(attribute("data-coloured")), seconds(5))).isTrue();
    assertThat(picture()).isNotEqualTo(zoomed);
    assertThat(shown(".ramp")).isTrue();
  }

  @Test
  void the_trend_is_drawn_from_the_table(ShownShop shop) {
    browser.get(shop.base() + "/segments");
    assertThat(
            soon(
                () -> !browser.findElements(By.cssSelector("#trend canvas")).isEmpty(), seconds(5)))
        .isTrue();
  }

  @Test
  void two_segments_are_compared_by_the_form(ShownShop shop) {
    browser.get(shop.base() + "/segments");
    browser.findElement(By.cssSelector("form[action='/segments/compare'] button")).click();
    assertThat(soon(() -> browser.getPageSource().contains("Feature by feature"), seconds(5)))
        .isTrue();
  }

  @Test
  void a_route_of_the_interface_is_tried_in_the_page(ShownShop shop) {
    browser.get(shop.base() + "/api");
    browser.findElement(By.cssSelector("details.op summary")).click();
    browser.findElement(By.cssSelector("details.op form button")).click();
    assertThat(
            soon(
                () ->
                    browser
                        .findElement(By.cssSelector("details.op pre"))
                        .getText()
                        .contains("2025-12"),
                seconds(5)))
        .isTrue();
  }

  private WebElement plane(ShownShop shop) {
    browser.get(shop.base() + "/segments");
    assertThat(soon(() -> "true".equals(attribute("data-ready")), seconds(10))).isTrue();
    return browser.findElement(By.cssSelector(".plane canvas.points"));
  }

  private static String attribute(String name) {
    return String.valueOf(browser.findElement(By.cssSelector(".plane")).getDomAttribute(name));
  }

  private static boolean shown(String selector) {
    return browser.findElement(By.cssSelector(selector)).isDisplayed();
  }

  private static String picture() {
    return String.valueOf(
        script("return document.querySelector('canvas.points').toDataURL().slice(-9000)"));
  }

  private static long number(String script) {
    return ((Number) script(script)).longValue();
  }

  private static Object script(String text) {
    return ((JavascriptExecutor) browser).executeScript(text);
  }

  private static List<?> hosts() {
    return ((List<?>)
            script("return performance.getEntriesByType('resource').map(entry => entry.name)"))
        .stream().map(String::valueOf).toList();
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }

  private static boolean soon(BooleanSupplier condition, Duration within) {
    try {
      new org.openqa.selenium.support.ui.FluentWait<>(browser)
          .withTimeout(within)
          .pollingEvery(Duration.ofMillis(20))
          .until(driver -> condition.getAsBoolean());
      return true;
    } catch (org.openqa.selenium.TimeoutException e) {
      return false;
    }
  }
}
