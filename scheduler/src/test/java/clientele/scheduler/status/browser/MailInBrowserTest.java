package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clientele.steps.publish.SampleMail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/**
 * The month's mail as a browser shows it, on a phone and on a desk, light and dark. What it looks
 * like is left in {@code target/mail-*.png}, for people to judge.
 */
@ExtendWith(LeftOut.class)
class MailInBrowserTest {
  private static ChromeDriver browser;

  /** Before each, since a class that is left out whole names none of its tests. */
  @BeforeEach
  void open() {
    assumeTrue(Chromium.isHere(), "chromium or chromedriver is missing");
    if (browser == null) {
      browser = Chromium.open();
    }
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
      browser = null;
    }
  }

  @ParameterizedTest
  @CsvSource({"phone,390,light", "phone,390,dark", "desk,1280,light", "desk,1280,dark"})
  void the_mail_fits_the_screen_and_is_read_by_everybody(
      String screen, int width, String mode, @TempDir Path folder) throws IOException {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", mode))));
    browser.get(SampleMail.write(folder).toUri().toString());
    picture(Path.of("target", "mail-" + screen + "-" + mode + ".png"));
    assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    assertThat(number("return [...document.images].filter(i => i.naturalWidth > 0).length"))
        .isEqualTo(2);
    assertThat(luminance())
        .isBetween(mode.equals("dark") ? 0L : 200L, mode.equals("dark") ? 60L : 255L);
    FirstScreen.saysWhoIsBest(browser);
    assertThat(Chromium.faultsOfPart(browser)).isEmpty();
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
  }

  /** How bright the ground of the text is, 0 to 255. */
  private static long luminance() {
    return number(
        "return Math.max(...getComputedStyle(document.querySelector('.card')).backgroundColor"
            + ".match(/[0-9]+/g).slice(0, 3).map(Number))");
  }

  private static long number(String script) {
    return ((Number) browser.executeScript(script)).longValue();
  }

  /** The whole page, not only what fits the window. */
  private static void picture(Path file) throws IOException {
    Object data =
        browser
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
  }
}
