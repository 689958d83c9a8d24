package clientele.scheduler.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The bars of a waterfall: each begins where the one before ends, the whole where the first did.
 */
final class FallBars {
  private FallBars() {}

  static void endWhereTheyLead(Document page) {
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
