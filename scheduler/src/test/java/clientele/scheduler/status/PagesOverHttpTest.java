package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page over HTTP alone, for machines without a browser: what can be told from its HTML. */
@ExtendWith(ShownShop.Extension.class)
public class PagesOverHttpTest {

  /** The pages that are looked at, in the browser and here. */
  public static List<String> pages(ShownShop shop) {
    List<Integer> segments = StatusServerTest.segments(shop);
    return List.of(
        "/",
        "/months/2025-12",
        "/summary/2025-12",
        "/segments",
        "/segments/" + segments.get(0),
        "/segments/compare?a=" + segments.get(0) + "&b=" + segments.get(1),
        "/customers",
        "/customers/" + StatusServerTest.customers(shop).get(0),
        "/api",
        "/login");
  }

  @Test
  void every_page_is_whole_and_says_what_it_is_to_a_screen_reader(ShownShop shop) {
    for (String path : pages(shop)) {
      Document page = page(shop, path);
      assertThat(page.select("html").attr("lang")).as(path).isEqualTo("en");
      assertThat(page.title()).as(path).endsWith("Clientele").doesNotStartWith(" ");
      assertThat(page.select("h1")).as(path).hasSize(1);
      assertThat(page.select("main")).as(path).hasSize(1);
      assertThat(page.select("img:not([alt]), svg:not([aria-hidden=true])")).as(path).isEmpty();
      assertThat(page.select("canvas:not([aria-label])")).as(path).isEmpty();
      assertThat(page.select("th:not([scope])")).as(path).isEmpty();
      for (Element field :
          page.select("input:not([type=hidden]):not([hidden]), select, textarea")) {
        assertThat(field.closest("label")).as(path + " " + field).isNotNull();
      }
      Set<String> ids = new TreeSet<>();
      page.select("[id]").forEach(e -> assertThat(ids.add(e.id())).as(path + e.id()).isTrue());
      assertThat(page.text()).as(path).doesNotContain("{{", "{%", " null ", "NaN", ".Optional");
    }
  }

  @Test
  void every_link_leads_somewhere_here(ShownShop shop) {
    Set<String> links = new TreeSet<>();
    for (String path : pages(shop)) {
      for (Element link : page(shop, path).select("[href], [src]")) {
        String target = link.hasAttr("href") ? link.attr("href") : link.attr("src");
        assertThat(target).as(path).matches("[/#].*");
        if (!target.startsWith("#")) {
          links.add(target);
        }
      }
    }
    assertThat(links).hasSizeGreaterThan(20);
    for (String link : links) {
      assertThat(shop.get(link).statusCode()).as(link).isEqualTo(200);
    }
  }

  @Test
  void every_form_can_be_sent_without_scripts(ShownShop shop) {
    int sent = 0;
    for (String path : pages(shop)) {
      for (Element form : page(shop, path).select("form[action]:not([method=post])")) {
        StringBuilder query = new StringBuilder();
        for (Element field : form.select("input[name], select[name]")) {
          String value =
              field.is("select")
                  ? field.select("option").last().attr("value")
                  : field.attr("value");
          query.append(query.isEmpty() ? '?' : '&').append(field.attr("name"));
          query.append('=').append(value);
        }
        assertThat(form.select("button")).as(path).isNotEmpty();
        assertThat(shop.get(form.attr("action") + query).statusCode())
            .as(form.attr("action") + query)
            .isEqualTo(200);
        sent++;
      }
    }
    assertThat(sent).isGreaterThan(3);
  }

  private static Document page(ShownShop shop, String path) {
    HttpResponse<String> answer = shop.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body(), shop.base());
  }
}
