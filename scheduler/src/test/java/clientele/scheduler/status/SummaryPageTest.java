package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The month on one page, over a really closed shop. */
@ExtendWith(ShownShop.Extension.class)
class SummaryPageTest {

  @Test
  void it_says_who_how_much_what_changed_what_to_do_and_how_sure(ShownShop shop) {
    Document page = Jsoup.parse(shop.get("/summary/2025-12").body());
    assertThat(page.select("h1").text()).startsWith("Revenue ").contains(" to £");
    assertThat(page.select("h2").eachText())
        .contains(
            "Who they are",
            "What changed since November 2025",
            "Why revenue changed",
            "What to do first",
            "How sure we are",
            "What was left out",
            "What is believed, and what holds");
    assertThat(page.select("section[aria-labelledby=who] tbody tr").size())
        .isEqualTo(StatusServerTest.segments(shop).size());
    assertThat(page.select(".levers li").eachText())
        .allMatch(text -> text.contains("90% interval"));
    assertThat(page.select("section[aria-labelledby=checks] tbody tr").size()).isEqualTo(3);
    assertThat(page.text()).contains("lines of December 2025 were used.").contains(" joined, ");
  }

  @Test
  void a_longer_history_is_not_taken_for_growth(ShownShop shop) {
    Document december = Jsoup.parse(shop.get("/summary/2025-12").body());
    assertThat(december.select(".caution").text())
        .startsWith("Not like for like: 3 months have lines now, 2 had in November 2025");
    Document first = Jsoup.parse(shop.get("/summary/2025-11").body());
    assertThat(first.select(".caution")).isEmpty();
  }

  @Test
  void the_waterfall_ends_where_its_bars_lead(ShownShop shop) {
    int segment = StatusServerTest.segments(shop).get(0);
    for (String path : List.of("/summary/2025-12", "/segments", "/segments/" + segment)) {
      endsWhereItsBarsLead(Jsoup.parse(shop.get(path).body()));
    }
  }

  private static void endsWhereItsBarsLead(Document page) {
    assertThat(page.select(".fall rect.whole")).hasSize(1);
    double at = Double.parseDouble(page.select(".fall line").get(0).attr("x1"));
    double zero = at;
    for (Element bar : page.select(".fall rect")) {
      double from = Double.parseDouble(bar.attr("x"));
      double to = from + Double.parseDouble(bar.attr("width"));
      assertThat(from).isBetween(-0.001, 100.001);
      assertThat(to).isBetween(-0.001, 100.001);
      boolean whole = bar.hasClass("whole");
      double start = whole ? zero : at;
      double end = Math.abs(from - start) < Math.abs(to - start) ? to : from;
      assertThat(Math.min(Math.abs(from - start), Math.abs(to - start))).isLessThan(0.001);
      if (whole) {
        assertThat(end).isCloseTo(at, org.assertj.core.api.Assertions.within(0.001));
      }
      at = end;
    }
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
