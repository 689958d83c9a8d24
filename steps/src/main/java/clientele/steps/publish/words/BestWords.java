package clientele.steps.publish.words;

import clientele.steps.settings.FigureFormat;
import clientele.steps.table.explain.BestCustomers;

/**
 * Says who the best customers are, how many, what they are worth and how sure that is: the same in
 * mail, summary and page, and without a word of statistics, since it is read first.
 */
public final class BestWords {
  private BestWords() {}

  /** Three sentences. */
  public static String say(
      BestCustomers best, MonthRevenue money, long customers, FigureFormat format) {
    return who(best, customers, format)
        + " "
        + worth(best, money, format)
        + " "
        + sure(best, format);
  }

  private static String who(BestCustomers best, long customers, FigureFormat format) {
    return "The best of your %s customers %s the %s %s."
        .formatted(
            format.count(customers),
            best.customers() == 1 ? "is" : "are",
            format.count(best.customers()),
            best.insiders() ? "Insiders" : "of " + best.name());
  }

  private static String worth(BestCustomers best, MonthRevenue money, FigureFormat format) {
    return "They brought %s in %s, %s of the revenue."
        .formatted(
            format.moneyShort(best.revenue()),
            money.windowMonths() > 1
                ? money.windowMonths() + " months"
                : new RevenueWords(money, format).window(),
            format.percent(best.revenueShare().doubleValue()));
  }

  private static String sure(BestCustomers best, FigureFormat format) {
    if (best.certain() == best.customers()) {
      return "We are sure who they are.";
    }
    if (best.sure() == best.customers()) {
      return "We are fairly sure who they are.";
    }
    return best.sure() == 0
        ? "We are not sure who they are: try what you plan on a few of them first."
        : "We are fairly sure of %s of them, less of the rest."
            .formatted(format.count(best.sure()));
  }
}
