package clientele.scheduler.status.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PageMargin;
import org.openqa.selenium.print.PageSize;
import org.openqa.selenium.print.PrintOptions;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * A window of {@link Chromium}. Where there is none, or {@code -Dtest.browser=none} hides it, the
 * tests that need it are left out by name; the same pages are checked over HTTP all the same
 * ({@link clientele.scheduler.status.PagesOverHttpTest}).
 */
final class Browser implements AutoCloseable {
  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens one, or leaves the test out. */
  static Browser open() {
    assumeTrue(Chromium.isHere(), "chromium or chromedriver is missing");
    return new Browser(Chromium.open());
  }

  /** The driver itself. */
  ChromeDriver driver() {
    return driver;
  }

  /** Goes to an address. */
  void go(String address) {
    driver.get(address);
  }

  /** Makes the window so large. */
  void size(int width, int height) {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** Pretends to be a phone. */
  void phone() {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
  }

  /** Asks the browser itself, below its pages. */
  Map<String, Object> command(String name, Map<String, Object> parameters) {
    return driver.executeCdpCommand(name, parameters);
  }

  /** What the console has said since it was last asked. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** Runs a script. */
  Object script(String text) {
    return driver.executeScript(text);
  }

  /** A number a script gives. */
  double number(String script) {
    return ((Number) script(script)).doubleValue();
  }

  /** Whether an element can be seen. */
  boolean shown(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream()
        .anyMatch(element -> element.isDisplayed());
  }

  /** Every address the page has asked for. */
  List<?> asked() {
    return ((List<?>)
            script("return performance.getEntriesByType('resource').map(entry => entry.name)"))
        .stream().map(String::valueOf).toList();
  }

  /** How many sheets of A4 the page fills, with the margins that the month on one page asks for. */
  int sheets() {
    PrintOptions options = new PrintOptions();
    options.setPageSize(new PageSize(29.7, 21));
    options.setPageMargin(new PageMargin(1, 1, 1.2, 1.2));
    byte[] pdf = Base64.getDecoder().decode(driver.print(options).getContent());
    // the tree of pages is /Pages, each of them /Page
    return (int)
        Pattern.compile("/Type\\s*/Page\\b")
            .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
            .results()
            .count();
  }

  /** What axe-core finds against the rules of WCAG 2.1 A and AA and its best practices. */
  List<?> faults() throws IOException {
    return Chromium.faults(driver);
  }

  /** Whether something comes true in time. */
  boolean soon(BooleanSupplier condition, Duration within) {
    try {
      new FluentWait<>(driver)
          .withTimeout(within)
          .pollingEvery(Duration.ofMillis(20))
          .ignoring(WebDriverException.class) // the page may be loading itself again
          .until(unused -> condition.getAsBoolean());
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
