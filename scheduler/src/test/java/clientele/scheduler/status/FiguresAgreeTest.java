package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.ClosedShop;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A really closed shop whose two months have windows of one length. */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class FiguresAgreeTest {
  @TempDir private static Path folder;

  private static ShownShop shop;

  @BeforeAll
  static void two_months_are_closed(TestDatabase database) {
    new ClosedShop(
            ClosedShop.of(300, 3).plan(),
            "pipeline: { window-months: 2, match: { drift-limit: 10 } }")
        .close(database, folder);
    shop = ShownShop.over(database);
  }

  @AfterAll
  static void it_is_shut() {
    shop.close();
  }

  @Test
  void the_waterfall_ends_where_its_bars_lead() {
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
}
