package clientele.scheduler.status.browser;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.scheduler.status.MonthFigures;
import clientele.scheduler.status.ShownShop;
import clientele.scheduler.status.StatusServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the owner of a shop reads: groups before segments, and words of theirs. */
@ExtendWith(ShownShop.Extension.class)
@Timeout(300)
class OwnersPagesTest {
  private static final Path PAGES = Path.of("src/main/resources/clientele/pages");

  @Test
  void segments_stand_in_groups_that_fold_without_scripts_as_bi_has_them(ShownShop shop) {
    Document page = read(shop, "/segments?month=2025-12");
    List<Map<String, Object>> groups =
        rows(
            shop,
            "select * from bi.segment_group where month = '2025-12-01' order by revenue desc");
    assertThat(groups).isNotEmpty();
    assertThat(page.select("details.group > summary > strong").eachText())
        .containsExactlyInAnyOrderElementsOf(
            groups.stream().map(g -> g.get("parent_name").toString()).toList());
    assertThat(page.select("details.group").first().hasAttr("open")).isTrue();
    for (Map<String, Object> group : groups) {
      Element shown =
          page.select("details.group").stream()
              .filter(d -> d.select("summary strong").text().equals(group.get("parent_name")))
              .findFirst()
              .orElseThrow();
      assertThat(shown.select("summary").text())
          .contains(
              "%s customers (%s) · %s, %s of the revenue"
                  .formatted(
                      MonthFigures.count(group.get("customers")),
                      MonthFigures.share(group.get("customer_share")),
                      MonthFigures.pounds().moneyShort(MonthFigures.of(group, "revenue")),
                      MonthFigures.share(group.get("revenue_share"))));
      assertThat(shown.select("article.segment"))
          .hasSize(((Number) group.get("segments")).intValue())
          .allMatch(card -> card.select("h3 a").hasText() && card.text().contains("Revenue"));
    }
    assertThat(page.select("article.segment"))
        .hasSameSizeAs(page.select("details.group article.segment"));
  }

  @Test
  void the_best_customers_are_the_same_on_every_page(ShownShop shop) {
    String best = read(shop, "/segments?month=2025-12").select(".best").text();
    Map<String, Object> sum =
        rows(
                shop,
                """
                select sum(customers) as customers, sum(revenue_share) as share
                from bi.segment_month where month = '2025-12-01' and segment_id in (
                  select top_segment_id from bi.loyalty_candidate
                  where month = '2025-12-01' and member)
                """)
            .get(0);
    assertThat(best)
        .contains(
            " the " + MonthFigures.count(sum.get("customers")) + " ",
            MonthFigures.share(sum.get("share")) + " of the revenue.");
    for (String path : List.of("/", "/summary/2025-12")) {
      assertThat(read(shop, path).select(".best").text()).as(path).isEqualTo(best);
    }
  }

  @Test
  void words_of_statistics_stand_behind_how_sure_we_are(ShownShop shop) {
    int segment = StatusServerTest.segments(shop).get(0);
    for (String path : List.of("/summary/2025-12", "/segments/" + segment)) {
      Document page = read(shop, path);
      assertThat(page.select("details").text()).containsPattern("Cliff|Spearman|Silhouette");
      page.select("details").remove();
      assertThat(page.html())
          .as(path)
          .doesNotContainPattern("(?i)cliff|spearman|silhouette|\\brho\\b|interval|\\brfm\\b");
    }
  }

  @Test
  void customers_are_they_and_no_he(ShownShop shop) throws IOException {
    List<String> texts;
    try (Stream<Path> pages = Files.list(PAGES)) {
      texts = pages.map(OwnersPagesTest::text).toList();
    }
    assertThat(texts).hasSizeGreaterThan(10);
    assertThat(
            rows(
                shop,
                """
                select d.description from pg_description d
                join pg_class c on c.oid = d.objoid
                where c.relnamespace = 'bi'::regnamespace
                """))
        .hasSizeGreaterThan(100)
        .extracting(row -> row.get("description").toString())
        .allMatch(OwnersPagesTest::neutral);
    assertThat(texts).allMatch(OwnersPagesTest::neutral);
  }

  private static boolean neutral(String text) {
    return !text.matches("(?is).*\\b(he|his|him|himself)\\b.*");
  }

  private static String text(Path page) {
    try {
      return Files.readString(page, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Map<String, Object>> rows(ShownShop shop, String query) {
    return shop.database().jdbi().withHandle(handle -> handle.createQuery(query).mapToMap().list());
  }

  private static Document read(ShownShop shop, String path) {
    return Jsoup.parse(shop.get(path).body());
  }
}
