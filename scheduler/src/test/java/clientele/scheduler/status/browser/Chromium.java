package clientele.scheduler.status.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** Debian's browser, without a window. */
final class Chromium {
  private static final Path BROWSER =
      Path.of(System.getProperty("test.browser", "/usr/bin/chromium"));
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private Chromium() {}

  static boolean isHere() {
    return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
  }

  static ChromeDriver open() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(BROWSER.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
    return new ChromeDriver(
        new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(), options);
  }

  /** What axe-core finds against the rules of WCAG 2.1 A and AA and its best practices. */
  static List<?> faults(ChromeDriver browser) throws IOException {
    return faults(browser, "{}");
  }

  /** The same against WCAG alone, for what others show inside a page of theirs. */
  static List<?> faultsOfPart(ChromeDriver browser) throws IOException {
    return faults(browser, "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']}");
  }

  private static List<?> faults(ChromeDriver browser, String rules) throws IOException {
    try (InputStream axe = Chromium.class.getResourceAsStream("/axe.min.js")) {
      ((JavascriptExecutor) browser)
          .executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<?>)
        browser.executeAsyncScript(
            "const done = arguments[0]; axe.run("
                + rules
                + ").then(r => done(r.violations.map(v => v.id + ': '"
                + " + v.nodes.map(n => n.target + ' ' + n.failureSummary).join(' | '))))");
  }
}
