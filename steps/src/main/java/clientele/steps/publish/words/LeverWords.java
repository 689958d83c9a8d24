package clientele.steps.publish.words;

import clientele.steps.settings.FigureFormat;
import java.time.YearMonth;

/** What stands beside an action, the same in mail, page and summary. */
public final class LeverWords {
  private LeverWords() {}

  /** A caution where the segment is weak, with a space before it; else nothing. */
  public static String caution(String trust) {
    return trust.equals("weak") ? " The segment is weak: try a few first." : "";
  }

  /** "download these 1,125 customers (CSV)". */
  public static String download(FigureFormat format, long customers) {
    return customers == 1
        ? "download this customer (CSV)"
        : "download these %s customers (CSV)".formatted(format.count(customers));
  }

  /** Where the page has them. */
  public static String path(YearMonth month, int segment, int priority) {
    return "/levers/%s/%d/%d/customers.csv".formatted(month, segment, priority);
  }
}
