package clientele.scheduler.status;

import static clientele.scheduler.status.MonthFigures.count;
import static clientele.scheduler.status.MonthFigures.money;
import static clientele.scheduler.status.MonthFigures.of;
import static clientele.scheduler.status.MonthFigures.share;
import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.shell.ClosedShop;
import clientele.scheduler.shell.Outbox;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mail, summary, page and {@code bi} of a really closed month say the same: all four are read, and
 * each figure of the one is looked for in the others. The two months have windows of one length.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(600)
class FiguresAgreeTest {
  private static final YearMonth DECEMBER = YearMonth.of(2025, 12);

  @TempDir private static Path folder;

  private static ShownShop shop;
  private static MonthFigures figures;
  private static String mail;
  private static Document summary;
  private static Document page;

  @BeforeAll
  static void two_months_are_closed(TestDatabase database) throws Exception {
    new ClosedShop(
            ClosedShop.of(300, 3).plan(),
            "pipeline: { window-months: 2, match: { drift-limit: 10 } }")
        .close(database, folder);
    shop = ShownShop.over(database);
    figures = new MonthFigures(database, DECEMBER);
    mail = Outbox.text(folder.resolve("home"), "2025-12");
    summary = read("/summary/2025-12");
    page = read("/segments?month=2025-12");
  }

  @AfterAll
  static void it_is_shut() {
    shop.close();
  }

  private static Document read(String path) {
    return Jsoup.parse(shop.get(path).body());
  }

  @Test
  void the_months_own_revenue_leads_all_of_them() {
    Map<String, Object> money = figures.money();
    BigDecimal change = of(money, "revenue").subtract(of(money, "revenue_before"));
    String headline =
        "Revenue %s, %s %s than in November 2025"
            .formatted(
                MonthFigures.pounds().moneyShort(of(money, "revenue")),
                share(
                    change.doubleValue()
                        / of(money, "revenue_before").doubleValue()
                        * change.signum()),
                change.signum() > 0 ? "more" : "less");
    assertThat(mail.lines().skip(2).findFirst()).contains(headline);
    assertThat(summary.select("h1").text()).isEqualTo(headline);
    assertThat(page.select(".lead").text()).contains(headline);
    assertThat(read("/").select(".tile").first().text())
        .contains(headline.split(" ", 2)[1].split(",")[0]);
    assertThat(
            figures.rows(
                "select revenue from bi.data_quality where month = :month and rule = 'kept'"))
        .extracting(row -> row.get("revenue"))
        .containsExactly(money.get("revenue"));
  }

  @Test
  void the_bridge_is_tied_to_what_was_kept_to_the_penny() {
    Map<String, Object> money = figures.money();
    String amount = "select coalesce(sum(amount), 0) as s from bi.revenue_bridge";
    BigDecimal whole = figures.sum(amount + " where month = :month and segment_id is not null");
    assertThat(figures.sum(amount + " where month = :month and segment_id is null"))
        .isEqualByComparingTo(
            of(money, "unplaced_revenue").subtract(of(money, "unplaced_revenue_before")));
    BigDecimal told =
        of(money, "added_revenue")
            .subtract(of(money, "dropped_revenue"))
            .add(of(money, "corrected_revenue"))
            .subtract(of(money, "unplaced_revenue"))
            .add(of(money, "unplaced_revenue_before"));
    assertThat(told).isEqualByComparingTo(whole);
    assertThat(of(money, "corrected_revenue")).isEqualByComparingTo("0");
    assertThat(of(money, "added_revenue")).isEqualByComparingTo(of(money, "revenue"));
    // customers without an order in the window have no features, and are in no segment
    assertThat(
            figures.rows(
                """
                select coalesce(round(sum(t.amount), 2), 0) as s
                from clientele.run_input i
                join clientele.transaction t
                  on t.month = i.data_month and t.revision = i.data_revision
                where i.month = :month and not exists (
                  select from clientele.customer_feature f
                  where f.month = :month and f.customer_id = t.customer_id)
                """))
        .extracting(row -> row.get("s"))
        .usingElementComparator((a, b) -> ((BigDecimal) a).compareTo((BigDecimal) b))
        .containsExactly(of(money, "unplaced_revenue"));
  }

  @Test
  void each_segment_is_as_large_in_all_four() {
    for (Map<String, Object> s : figures.segments()) {
      String name = s.get("segment_name").toString();
      String customers = count(s.get("customers"));
      boolean known = s.get("more") != null;
      String more =
          known ? MonthFigures.pounds().countChange(((Number) s.get("more")).longValue()) : "";
      String richer = known ? MonthFigures.pounds().moneyChange(of(s, "richer")) : "";
      String brief = MonthFigures.pounds().moneyShort(of(s, "revenue"));
      assertThat(mail)
          .contains(
              "- %s: %s%s customers; revenue %s%s, %s of all"
                  .formatted(
                      name,
                      customers,
                      known ? " (" + more + ")" : "",
                      money(s.get("revenue")),
                      known ? " (" + richer + ")" : "",
                      share(s.get("revenue_share"))))
          .contains(s.get("description").toString());
      assertThat(
              titled(summary, "section[aria-labelledby=who] tbody tr", "th", name)
                  .select("td")
                  .eachText())
          .startsWith(
              customers + " " + (known ? more : "new"),
              known ? brief + " " + richer : brief,
              share(s.get("revenue_share")));
      assertThat(titled(page, "article.segment", "h3 a", name).text())
          .contains(customers + " (" + share(s.get("customer_share")) + ")")
          .contains(brief + " (" + share(s.get("revenue_share")) + ")")
          .contains(s.get("description").toString());
      typical(s);
    }
  }

  /** The one typical customer of a segment is not rounded in two ways. */
  private static void typical(Map<String, Object> s) {
    double days = ((Number) s.get("median_recency_days")).doubleValue();
    String ago = days < 0.5 ? "today" : MonthFigures.pounds().days(days) + " ago";
    assertThat(s.get("description").toString()).contains("the last " + ago);
    assertThat(read("/segments/" + s.get("segment_id") + "?month=2025-12").select(".facts").text())
        .contains("Last order " + MonthFigures.pounds().days(days) + " before")
        .contains(
            "Orders "
                + MonthFigures.pounds().number(((Number) s.get("median_frequency")).doubleValue())
                + " in");
  }

  /** The one of these parts of a page whose title is this. */
  private static Element titled(Document shown, String parts, String title, String name) {
    return shown.select(parts).stream()
        .filter(part -> part.select(title).text().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_action_and_whom_it_addresses_is_the_same_in_all_four() {
    List<Map<String, Object>> actions = figures.actions();
    assertThat(actions).isNotEmpty();
    assertThat(summary.select("ol.levers li")).hasSameSizeAs(actions);
    for (int i = 0; i < actions.size(); i++) {
      Map<String, Object> l = actions.get(i);
      String effect = MonthFigures.pounds().moneyChange(of(l, "effect_per_month")) + " a month";
      String interval =
          "%s to %s in nine of ten cases, %s customers"
              .formatted(
                  money(l.get("effect_low")),
                  money(l.get("effect_high")),
                  count(l.get("customers")));
      assertThat(mail)
          .contains(
              effect, interval.replace(" in nine of ten cases", ""), l.get("reason").toString());
      for (Document shown : List.of(summary, page)) {
        Element item = shown.select("ol.levers li").get(i);
        assertThat(item.text()).contains(effect, interval, l.get("reason").toString());
        assertThat(item.text().contains("The segment is weak"))
            .isEqualTo(l.get("trust").equals("weak"));
        String csv = shop.get(item.select("a").attr("href")).body();
        assertThat(csv.lines().count() - 1).isEqualTo(((Number) l.get("customers")).longValue());
        assertThat(item.select("a").text()).contains(count(l.get("customers")));
      }
    }
    assertThat(mail.indexOf("What to do first")).isLessThan(mail.indexOf("customers brought £"));
    assertThat(summary.select("h2").first().text()).isEqualTo("What to do first");
  }

  @Test
  void every_lever_lists_as_many_customers_as_it_counts() {
    assertThat(
            figures.rows(
                """
                select l.month, l.segment_id, l.lever, l.customers, count(c.customer_id) as listed
                from bi.segment_lever l
                left join bi.lever_customer c using (month, segment_id, priority)
                group by l.month, l.segment_id, l.lever, l.customers
                having l.customers <> count(c.customer_id) or :month is null
                """))
        .isEmpty();
  }

  @Test
  void why_revenue_changed_and_who_moved_is_the_same_in_all_four() {
    List<Map<String, Object>> effects = figures.effects();
    List<String> amounts =
        effects.stream()
            .filter(e -> of(e, "amount").signum() != 0)
            .map(e -> MonthFigures.pounds().moneyChange(of(e, "amount")))
            .toList();
    assertThat(amounts).isNotEmpty();
    for (Document shown : List.of(summary, page)) {
      List<String> bars = shown.select(".fall tr:not(.total) td.n").eachText();
      assertThat(bars).containsExactlyInAnyOrderElementsOf(amounts);
      assertThat(shown.select(".fall caption").text()).startsWith("Together ");
      assertThat(mail).contains(shown.select(".fall caption").text());
    }
    assertThat(mail.lines().filter(line -> line.startsWith("- ")).collect(Collectors.joining("\n")))
        .contains(amounts.stream().map(a -> ": " + a).toList());
    Map<String, Object> moves = figures.moves();
    assertThat(mail)
        .contains("Who moved: " + count(moves.get("within")) + " went to another segment")
        .contains(
            "%s joined, %s left.".formatted(count(moves.get("joined")), count(moves.get("gone"))));
    assertThat(summary.select("section[aria-labelledby=changed]").text())
        .contains(count(moves.get("within")) + " customers went to another segment")
        .contains(
            "%s joined, %s left.".formatted(count(moves.get("joined")), count(moves.get("gone"))));
  }

  @Test
  void what_was_left_out_is_the_same_in_all_four() {
    String lines = read("/months/2025-12").text();
    for (Map<String, Object> q : figures.quality()) {
      String rule = q.get("rule").toString().replace('_', ' ');
      assertThat(lines)
          .contains(
              "%s %s %s %s"
                  .formatted(
                      rule, q.get("outcome"), count(q.get("rows")), money(q.get("revenue"))));
      if (q.get("outcome").equals("rejected")) {
        assertThat(mail.toLowerCase(java.util.Locale.ROOT))
            .contains(
                "- %s: %s lines, %s"
                    .formatted(rule, count(q.get("rows")), money(q.get("revenue"))));
      } else {
        assertThat(mail).contains(count(q.get("rows")) + " of the ");
        assertThat(summary.text()).contains(count(q.get("rows")) + " of the ");
      }
    }
  }

  @Test
  void no_figure_stands_in_mail_summary_or_page_that_is_not_in_bi() {
    var known = figures.all();
    assertThat(MonthFigures.in(mail)).isSubsetOf(known);
    assertThat(MonthFigures.in(summary.select("article").text())).isSubsetOf(known);
    Document without = page.clone();
    without
        .select("select, noscript, nav, header, footer, #trend-table, table.heat, .tools")
        .remove();
    assertThat(MonthFigures.in(without.select("main").text())).isSubsetOf(known);
  }

  @Test
  void the_waterfall_ends_where_its_bars_lead() {
    int segment = StatusServerTest.segments(shop).get(0);
    for (String path : List.of("/summary/2025-12", "/segments", "/segments/" + segment)) {
      FallBars.endWhereTheyLead(Jsoup.parse(shop.get(path).body()));
    }
  }
}
