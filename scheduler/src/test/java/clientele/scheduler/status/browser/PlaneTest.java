package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.status.ShownShop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The plot under fingers, mouse and keys, and where it cannot be drawn. */
@ExtendWith({ShownShop.Extension.class, LeftOut.class})
@Timeout(300)
class PlaneTest {
  private static Browser chromium;

  @BeforeEach
  void open() {
    if (chromium == null) {
      chromium = Browser.open();
    }
    chromium.size(1280, 900);
  }

  @AfterEach
  void no_error_on_the_console() {
    if (chromium != null) {
      assertThat(chromium.console()).isEmpty();
    }
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
      chromium = null;
    }
  }

  @Test
  void one_finger_scrolls_the_page_and_two_move_the_plot(ShownShop shop) {
    chromium.phone();
    open(shop);
    double[] middle = middle();
    String before = picture();
    double from = scrolled();
    touch("touchStart", List.of(at(middle, -30, 0), at(middle, 30, 0)));
    for (int step = 1; step <= 4; step++) {
      touch(
          "touchMove", List.of(at(middle, -30 - 10 * step, -20), at(middle, 30 + 10 * step, -20)));
    }
    touch("touchEnd", List.of());
    soon("the plot is zoomed", () -> !picture().equals(before));
    assertThat(scrolled()).isEqualTo(from);
    String zoomed = picture();
    touch("touchStart", List.of(at(middle, 0, 0)));
    for (int step = 1; step <= 8; step++) {
      touch("touchMove", List.of(at(middle, 0, -20 * step)));
    }
    touch("touchEnd", List.of());
    soon("the page is scrolled", () -> scrolled() > from + 50);
    assertThat(picture()).isEqualTo(zoomed);
  }

  @Test
  void a_first_tap_shows_the_customer_and_a_second_opens_them(ShownShop shop) {
    chromium.phone();
    open(shop);
    double[] dot = dot();
    tap(dot);
    soon("the customer is shown", () -> chromium.shown(".plane .tip"));
    assertThat(chromium.driver().getCurrentUrl()).contains("/segments");
    assertThat(text(".plane .tip")).contains("Monetary", "Tap again to open.");
    String id = text(".plane .tip strong");
    tap(dot);
    soon("opened", () -> chromium.driver().getCurrentUrl().endsWith("/customers/" + id));
  }

  @Test
  void an_empty_plane_offers_the_way_back(ShownShop shop) {
    WebElement canvas = open(shop);
    assertThat(chromium.shown(".plane .nothing")).isFalse();
    for (int i = 0; i < 20; i++) {
      canvas.sendKeys(Keys.ARROW_LEFT);
    }
    soon("nothing is in view", () -> chromium.shown(".plane .nothing"));
    assertThat(text(".plane .nothing")).contains("No customer is in view.");
    chromium.driver().findElement(By.cssSelector("[data-back]")).click();
    soon("the customers are back", () -> !chromium.shown(".plane .nothing"));
  }

  @Test
  void hidden_segments_come_back_the_same_way(ShownShop shop) {
    open(shop);
    List<WebElement> legend = chromium.driver().findElements(By.cssSelector(".legend button"));
    legend.forEach(WebElement::click);
    soon("nothing is shown", () -> chromium.shown(".plane .nothing"));
    assertThat(text(".plane .nothing")).contains("Every segment is hidden.");
    chromium.driver().findElement(By.cssSelector("[data-back]")).click();
    soon("all are back", () -> !chromium.shown(".plane .nothing"));
    assertThat(legend).allMatch(b -> "true".equals(b.getDomAttribute("aria-pressed")));
  }

  @Test
  void the_tooltip_goes_with_its_dot_and_not_without_it(ShownShop shop) {
    WebElement canvas = open(shop);
    double[] dot = dot();
    double[] middle = middle();
    new Actions(chromium.driver())
        .moveToElement(canvas, (int) (dot[0] - middle[0]), (int) (dot[1] - middle[1]))
        .perform();
    soon("the customer is shown", () -> chromium.shown(".plane .tip"));
    double top = top(".plane .tip");
    canvas.sendKeys(Keys.ARROW_UP);
    soon("it has gone down with its dot", () -> top(".plane .tip") > top + 5);
    for (int i = 0; i < 20; i++) {
      canvas.sendKeys(Keys.ARROW_UP);
    }
    soon("it is gone", () -> !chromium.shown(".plane .tip"));
  }

  @Test
  void figures_on_the_scale_have_their_unit(ShownShop shop) {
    open(shop);
    assertThat(scale("monetary")).allMatch(figure -> figure.matches("-?£[\\d,]+"));
    assertThat(scale("returns_share")).allMatch(figure -> figure.endsWith("%"));
    assertThat(scale("recency_days")).allMatch(figure -> figure.endsWith(" days"));
  }

  @Test
  void the_segment_of_a_legend_entry_stands_out(ShownShop shop) {
    open(shop);
    String before = picture();
    WebElement entry = chromium.driver().findElement(By.cssSelector(".legend button"));
    new Actions(chromium.driver()).moveToElement(entry).perform();
    soon("the others are pale", () -> !picture().equals(before));
    new Actions(chromium.driver()).moveToElement(entry, -400, 0).perform();
    soon("all are as before", () -> picture().equals(before));
  }

  @Test
  void without_scripts_the_still_picture_stands_in_the_frame(ShownShop shop) {
    chromium.command("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      chromium.go(shop.base() + "/segments");
      List<?> picture = box(".plane .field img.still");
      List<?> field = box(".plane .field");
      assertThat(number(picture, 2)).isEqualTo(number(field, 2)).isGreaterThan(500);
      assertThat(number(picture, 1)).as("at the top").isEqualTo(number(field, 1));
      assertThat(number(picture, 5)).as("and to the bottom").isEqualTo(number(field, 5));
      for (String gone : List.of("canvas.points", ".state", ".tools", ".nothing", "#trend")) {
        assertThat(box(gone)).as(gone).isEmpty();
      }
    } finally {
      chromium.command("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  /** The corners of an element, asked for without a script; empty for what is not there. */
  private static List<?> box(String selector) {
    Map<?, ?> document = (Map<?, ?>) chromium.command("DOM.getDocument", Map.of()).get("root");
    Object node =
        chromium
            .command(
                "DOM.querySelector", Map.of("nodeId", document.get("nodeId"), "selector", selector))
            .get("nodeId");
    try {
      Map<?, ?> model =
          (Map<?, ?>) chromium.command("DOM.getBoxModel", Map.of("nodeId", node)).get("model");
      return (List<?>) model.get("border");
    } catch (org.openqa.selenium.WebDriverException e) {
      return List.of(); // it has no box
    }
  }

  private static double number(List<?> box, int place) {
    return ((Number) box.get(place)).doubleValue();
  }

  private static Stream<String> figures() {
    return Stream.of(".ramp .low", ".ramp .high").map(PlaneTest::text);
  }

  private static List<String> scale(String feature) {
    chromium.driver().findElement(By.cssSelector("option[value=" + feature + "]")).click();
    soon(
        feature,
        () ->
            feature.equals(
                chromium
                    .driver()
                    .findElement(By.cssSelector(".plane"))
                    .getDomAttribute("data-coloured")));
    return figures().toList();
  }

  private static WebElement open(ShownShop shop) {
    chromium.go(shop.base() + "/segments");
    soon("drawn", () -> chromium.shown(".plane[data-ready]"));
    WebElement canvas = chromium.driver().findElement(By.cssSelector(".plane canvas.points"));
    chromium.script("document.querySelector('.plane').scrollIntoView()");
    return canvas;
  }

  /** The middle of the plot in the window. */
  private static double[] middle() {
    return numbers(
        "const b = document.querySelector('canvas.points').getBoundingClientRect();"
            + "return [b.left + b.width / 2, b.top + b.height / 2]");
  }

  /** A place in the window where the plot shows a customer: its pixel nearest to the middle. */
  private static double[] dot() {
    return numbers(
        """
        const c = document.querySelector('canvas.points');
        const b = c.getBoundingClientRect();
        const { data } = c.getContext('2d').getImageData(0, 0, c.width, c.height);
        let best = [0, 0, Infinity];
        for (let y = 0; y < c.height; y++) for (let x = 0; x < c.width; x++) {
          const far = Math.hypot(x - c.width / 2, y - c.height / 2);
          if (data[4 * (y * c.width + x) + 3] && far < best[2]) best = [x, y, far];
        }
        return [b.left + best[0] * b.width / c.width, b.top + best[1] * b.height / c.height];
        """);
  }

  private static double[] numbers(String script) {
    return ((List<?>) chromium.script(script))
        .stream().mapToDouble(n -> ((Number) n).doubleValue()).toArray();
  }

  private static Map<String, Object> at(double[] place, double right, double down) {
    return Map.of("x", place[0] + right, "y", place[1] + down);
  }

  private static void touch(String type, List<Map<String, Object>> points) {
    chromium.command("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
  }

  private static void tap(double[] place) {
    touch("touchStart", List.of(at(place, 0, 0)));
    touch("touchEnd", List.of());
  }

  private static double scrolled() {
    return chromium.number("return scrollY");
  }

  private static double top(String selector) {
    return chromium.number(
        "return document.querySelector('" + selector + "').getBoundingClientRect().top");
  }

  private static String text(String selector) {
    return chromium.driver().findElement(By.cssSelector(selector)).getText();
  }

  private static String picture() {
    return String.valueOf(
        chromium.script("return document.querySelector('canvas.points').toDataURL()"));
  }

  private static void soon(String what, BooleanSupplier condition) {
    assertThat(chromium.soon(condition, Duration.ofSeconds(10))).as(what).isTrue();
  }
}
