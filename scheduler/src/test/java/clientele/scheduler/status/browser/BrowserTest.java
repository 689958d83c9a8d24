package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.status.PagesOverHttpTest;
import clientele.scheduler.status.ShownShop;
import clientele.scheduler.status.StatusServerTest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The pages in a real browser, over a real closed month. */
@ExtendWith({ShownShop.Extension.class, LeftOut.class})
class BrowserTest {
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
  void every_page_is_accessible_and_asks_no_other_host_in_light_and_dark(ShownShop shop)
      throws IOException {
    for (String path : PagesOverHttpTest.pages(shop)) {
      browser().get(shop.base() + path);
      assertThat(chromium.faults()).as("light " + path).isEmpty();
      browser().findElement(By.cssSelector("[data-theme-button]")).click();
      assertThat(chromium.faults()).as("dark " + path).isEmpty();
      browser().findElement(By.cssSelector("[data-theme-button]")).click();
      assertThat(chromium.asked())
          .as(path)
          .allMatch(address -> address.toString().startsWith(shop.base()));
    }
  }

  @Test
  void on_a_phone_nothing_is_wider_than_the_screen(ShownShop shop) {
    chromium.phone();
    for (String path : PagesOverHttpTest.pages(shop)) {
      browser().get(shop.base() + path);
      assertThat(chromium.number("return document.documentElement.scrollWidth - screen.width"))
          .as(path)
          .isLessThanOrEqualTo(0);
    }
  }

  @Test
  void the_first_screen_says_who_is_best_without_a_word_of_statistics(ShownShop shop) {
    for (String path : List.of("/", "/segments", "/summary/2025-12")) {
      chromium.size(1280, 900);
      browser().get(shop.base() + path);
      FirstScreen.saysWhoIsBest(browser());
      chromium.phone();
      browser().get(shop.base() + path);
      FirstScreen.saysWhoIsBest(browser());
    }
  }

  @Test
  void the_summary_on_a_phone_cuts_no_figure(ShownShop shop) {
    chromium.phone();
    browser().get(shop.base() + "/summary/2025-12");
    List<WebElement> figures = browser().findElements(By.cssSelector(".who td.n"));
    assertThat(figures).hasSize(3 * StatusServerTest.segments(shop).size());
    assertThat(figures)
        .allMatch(WebElement::isDisplayed)
        .allMatch(f -> f.getText().matches("[^…]+"));
    assertThat(
            chromium.number(
                "return [...document.querySelectorAll('.sheet *')].filter(e => e.scrollWidth >"
                    + " e.clientWidth + 1 && getComputedStyle(e).display !== 'inline').length"))
        .isZero();
  }

  @Test
  void the_month_on_one_page_is_one_sheet_of_paper(ShownShop shop) {
    browser().get(shop.base() + "/summary/2025-12");
    assertThat(chromium.sheets()).isEqualTo(1);
    browser().get(shop.base() + "/months/2025-12");
    assertThat(chromium.sheets()).as("and a long page is more").isGreaterThan(1);
  }

  @Test
  void hovering_over_a_customer_tells_their_figures_and_a_click_opens_them(ShownShop shop) {
    WebElement canvas = plane(shop);
    boolean found = false;
    for (int y = -6; y <= 6 && !found; y++) {
      for (int x = -6; x <= 6 && !found; x++) {
        new Actions(browser())
            .moveToElement(
                canvas, x * canvas.getSize().width / 14, y * canvas.getSize().height / 14)
            .perform();
        found = chromium.soon(() -> chromium.shown(".plane .tip"), Duration.ofMillis(180));
      }
    }
    assertThat(found).as("some point of the grid is near a customer").isTrue();
    String id = browser().findElement(By.cssSelector(".plane .tip strong")).getText();
    assertThat(StatusServerTest.customers(shop)).contains(id);
    assertThat(browser().findElement(By.cssSelector(".plane .tip")).getText())
        .contains("Monetary", "£", "Frequency");
    new Actions(browser()).click().perform();
    assertThat(
            chromium.soon(() -> browser().getCurrentUrl().endsWith("/customers/" + id), seconds(5)))
        .isTrue();
  }

  @Test
  void the_plot_is_coloured_by_a_feature_and_the_keyboard_zooms(ShownShop shop) {
    WebElement canvas = plane(shop);
    String before = picture();
    canvas.sendKeys("+");
    assertThat(chromium.soon(() -> !picture().equals(before), seconds(5))).isTrue();
    String zoomed = picture();
    browser().findElement(By.cssSelector("[data-colour] option[value=monetary]")).click();
    assertThat(chromium.soon(() -> "monetary".equals(attribute("data-coloured")), seconds(5)))
        .isTrue();
    assertThat(picture()).isNotEqualTo(zoomed);
    assertThat(chromium.shown(".ramp")).isTrue();
  }

  @Test
  void the_trend_is_drawn_from_the_table(ShownShop shop) {
    browser().get(shop.base() + "/segments");
    assertThat(
            chromium.soon(
                () -> !browser().findElements(By.cssSelector("#trend canvas")).isEmpty(),
                seconds(5)))
        .isTrue();
  }

  @Test
  void two_segments_are_compared_by_the_form(ShownShop shop) {
    browser().get(shop.base() + "/segments");
    browser().findElement(By.cssSelector("form[action='/segments/compare'] button")).click();
    assertThat(
            chromium.soon(
                () -> browser().getPageSource().contains("Feature by feature"), seconds(5)))
        .isTrue();
  }

  @Test
  void a_route_of_the_interface_is_tried_in_the_page(ShownShop shop) {
    browser().get(shop.base() + "/api");
    browser().findElement(By.cssSelector("details.op summary")).click();
    browser().findElement(By.cssSelector("details.op form button")).click();
    assertThat(
            chromium.soon(
                () ->
                    browser()
                        .findElement(By.cssSelector("details.op pre"))
                        .getText()
                        .contains("2025-12"),
                seconds(5)))
        .isTrue();
  }

  private WebElement plane(ShownShop shop) {
    browser().get(shop.base() + "/segments");
    assertThat(chromium.soon(() -> "true".equals(attribute("data-ready")), seconds(10))).isTrue();
    return browser().findElement(By.cssSelector(".plane canvas.points"));
  }

  private static String attribute(String name) {
    return String.valueOf(browser().findElement(By.cssSelector(".plane")).getDomAttribute(name));
  }

  private static String picture() {
    return String.valueOf(
        chromium.script("return document.querySelector('canvas.points').toDataURL().slice(-9000)"));
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }

  private static ChromeDriver browser() {
    return chromium.driver();
  }
}
