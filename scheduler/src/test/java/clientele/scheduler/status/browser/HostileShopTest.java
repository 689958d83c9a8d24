package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.status.ShownShop;
import clientele.scheduler.status.StatusServerTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.NoAlertPresentException;

/**
 * A shop whose customers, products and countries call themselves what a script, a formula or a path
 * would, really closed, and really looked at.
 */
@ExtendWith({PostgresExtension.class, LeftOut.class})
class HostileShopTest {
  private static final List<String> CUSTOMERS =
      List.of(
          "<script>alert(1)</script>",
          "=cmd|'/c calc'!A1",
          "+1+1",
          "@SUM(A1)",
          "'; drop table clientele.run; --",
          "../../etc/passwd",
          "\"><img src=x onerror=alert(2)>",
          "{{ 7*7 }}");
  private static final String COUNTRY = "<img src=x onerror=alert(3)>";
  private static final String PRODUCT = "<script>alert(4)</script>";

  @TempDir private static Path folder;
  private static ShownShop shop;

  @BeforeAll
  static void a_hostile_shop(TestDatabase database) throws IOException {
    ClosedShop closed = ClosedShop.of(120, 2);
    SyntheticShop.write(closed.plan(), folder.resolve("shop"), share -> {});
    ShopFolders files = new ShopFolders(folder.resolve("shop"));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String customer = i < CUSTOMERS.size() ? CUSTOMERS.get(i) : "H" + i;
      for (int order = 0; order < 2; order++) {
        lines.add(
            "H%d-%d,=1+1,\"%s\",6,%d/%d/2025 10:30,4.50,\"%s\",\"%s\""
                .formatted(
                    i,
                    order,
                    PRODUCT,
                    11 + order,
                    3 + i % 20,
                    customer.replace("\"", "\"\""),
                    COUNTRY));
      }
    }
    for (int m = 0; m < 2; m++) {
      String month = (11 + m) + "/";
      Files.write(
          files.transactions(YearMonth.of(2025, 11 + m)),
          lines.stream().filter(line -> line.contains(",6," + month)).toList(),
          StandardOpenOption.APPEND);
    }
    closed.close(database, folder, files.transactions(), "home");
    shop = ShownShop.over(database);
  }

  @AfterAll
  static void end() {
    if (shop != null) {
      shop.close();
    }
  }

  @Test
  void what_they_call_themselves_stays_a_text_on_every_page() {
    List<String> pages = pages();
    for (String path : pages) {
      HttpResponse<String> page = shop.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).as(path).doesNotContain("<script>alert", "<img src=x", ">49<");
    }
    assertThat(pages.stream().map(path -> shop.get(path).body()))
        .as("a country is shown, as a text")
        .anyMatch(body -> body.contains("&lt;img src=x onerror=alert(3)&gt;"));
  }

  @Test
  void in_csv_no_spreadsheet_takes_them_for_a_formula() {
    String customers =
        shop.get("/api/v1/months/2025-12/customers?limit=10000", "Accept", "text/csv").body();
    assertThat(customers).contains("'=cmd|", "'+1+1", "'@SUM(A1)");
    assertThat(customers.lines()).noneMatch(line -> line.matches("2025-12,\"?[=+@].*"));
    assertThat(shop.get("/api/v1/months/2025-12/segments/categories", "Accept", "text/csv").body())
        .contains("<img src=x onerror=alert(3)>");
  }

  @Test
  void in_a_browser_nothing_of_it_is_executed() {
    try (Browser browser = Browser.open()) {
      for (String path : pages()) {
        browser.go(shop.base() + path);
        assertThatThrownBy(() -> browser.driver().switchTo().alert())
            .as(path)
            .isInstanceOf(NoAlertPresentException.class);
        assertThat(browser.number("return document.querySelectorAll('img[src=x]').length"))
            .as(path)
            .isZero();
      }
      assertThat(browser.console()).isEmpty();
    }
  }

  @Test
  void placed_by_the_interface_they_are_answered_as_they_are() {
    for (String customer : CUSTOMERS) {
      String id = customer.replace("\\", "\\\\").replace("\"", "\\\"");
      HttpResponse<String> answer =
          shop.post(
              "/api/v1/place",
              "{\"orders\": [{\"customer_id\": \"%s\", \"invoice\": \"%s\", \"stock_code\": \"%s\","
                      .formatted(id, id, id)
                  + " \"quantity\": 6, \"unit_price\": 4.5, \"ordered_at\": \"2025-12-05\"}]}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    }
    assertThat(shop.get("/api/v1/months").body()).contains("2025-12");
  }

  private static List<String> pages() {
    List<String> pages = new ArrayList<>(List.of("/", "/months/2025-12", "/segments"));
    StatusServerTest.segments(shop).forEach(id -> pages.add("/segments/" + id));
    for (String customer : CUSTOMERS) {
      pages.add("/customers?id=" + URLEncoder.encode(customer, StandardCharsets.UTF_8));
    }
    return pages;
  }
}
