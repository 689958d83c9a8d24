package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The month on one page, over a really closed shop. */
@ExtendWith(ShownShop.Extension.class)
class SummaryPageTest {

  @Test
  void it_says_who_how_much_what_changed_what_to_do_and_how_sure(ShownShop shop) {
    Document page = Jsoup.parse(shop.get("/summary/2025-12").body());
    assertThat(page.select("h1").text()).matches("Revenue £\\S+, .* than in November 2025");
    assertThat(page.select("h2").eachText())
        .contains(
            "Who they are",
            "What changed since November 2025",
            "What to do first",
            "How sure we are",
            "What was left out",
            "What is believed, and what holds");
    assertThat(page.select("section[aria-labelledby=who] tbody tr").size())
        .isEqualTo(StatusServerTest.segments(shop).size());
    assertThat(page.select(".levers li").eachText())
        .allMatch(text -> text.contains("in nine of ten cases"));
    assertThat(page.select("section[aria-labelledby=checks] tbody tr").size()).isEqualTo(3);
    assertThat(page.text()).contains("lines of December 2025 were used.").contains(" joined.");
  }

  @Test
  void a_longer_history_is_not_taken_for_growth(ShownShop shop) {
    Document december = Jsoup.parse(shop.get("/summary/2025-12").body());
    assertThat(december.select(".caution").text())
        .startsWith("Not like for like: 3 months have lines now, 2 had in November 2025");
    assertThat(december.select(".fall")).isEmpty();
    assertThat(december.select(".tile .keep")).hasSize(1);
    assertThat(Jsoup.parse(shop.get("/segments").body()).select(".fall")).isEmpty();
    Document first = Jsoup.parse(shop.get("/summary/2025-11").body());
    assertThat(first.select(".caution")).isEmpty();
  }

  @Test
  void it_is_linked_and_found_and_a_month_that_is_not_published_is_not(ShownShop shop) {
    assertThat(shop.get("/").body()).contains("href=\"/summary/2025-12\"");
    assertThat(shop.get("/months/2025-12").body()).contains("href=\"/summary/2025-12\"");
    HttpResponse<String> newest = shop.get("/summary");
    assertThat(newest.statusCode()).isEqualTo(302);
    assertThat(newest.headers().firstValue("Location")).contains("/summary/2025-12");
    assertThat(shop.get("/summary/2025-11").statusCode()).isEqualTo(200);
    assertThat(shop.get("/summary/2011-01").statusCode()).isEqualTo(404);
    assertThat(shop.get("/summary/soon").statusCode()).isEqualTo(404);
  }
}
