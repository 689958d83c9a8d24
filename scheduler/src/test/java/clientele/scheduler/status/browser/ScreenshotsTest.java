package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.status.PagesOverHttpTest;
import clientele.scheduler.status.ShownShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pictures of every page for people to look at: {@code scheduler/target/screenshots}. */
@Tag("soak")
@ExtendWith({ShownShop.Extension.class, LeftOut.class})
class ScreenshotsTest {
  private static final Path FOLDER = Path.of("target/screenshots");

  @Test
  void every_page_is_taken_wide_and_narrow_in_light_and_dark_and_on_paper(ShownShop shop)
      throws IOException {
    Files.createDirectories(FOLDER);
    int taken = 0;
    try (Browser browser = Browser.open()) {
      for (String path : PagesOverHttpTest.pages(shop)) {
        String name = path.equals("/") ? "months" : path.substring(1).replaceAll("[^a-z0-9]+", "-");
        browser.size(1280, 900);
        taken += take(browser, shop.base() + path, "light", "screen", name + "-wide-light");
        taken += take(browser, shop.base() + path, "dark", "screen", name + "-wide-dark");
        taken += take(browser, shop.base() + path, "light", "print", name + "-paper");
        browser.phone();
        taken += take(browser, shop.base() + path, "light", "screen", name + "-phone-light");
        taken += take(browser, shop.base() + path, "dark", "screen", name + "-phone-dark");
      }
    }
    assertThat(taken).isEqualTo(5 * PagesOverHttpTest.pages(shop).size());
  }

  private static int take(Browser browser, String address, String scheme, String media, String name)
      throws IOException {
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of(
                "media",
                media,
                "features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.go(address);
    browser.soon(
        () ->
            Boolean.TRUE.equals(
                browser.script(
                    "return [...document.querySelectorAll('.plane')]"
                        + ".every(plane => plane.dataset.ready)")),
        Duration.ofSeconds(10));
    Map<String, Object> picture =
        browser
            .driver()
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.write(
        FOLDER.resolve(name + ".png"),
        Base64.getDecoder().decode(String.valueOf(picture.get("data"))));
    return 1;
  }
}
