package clientele.steps.segments.facts;

import java.util.function.ToDoubleFunction;

/**
 * How the customers of a segment come, beside how much they bring: a table read from top to bottom,
 * the first row that fits decides. It goes behind the persona's name, so that subscribers and
 * weekend shoppers who spend alike are two segments, with two levers, and not one of half the shop.
 *
 * <p>Read from medians, of three purchase days and more only: fewer show no habit. The limits are
 * on features that lie between 0 and 1 whatever the shop. Order after order at the same distance
 * gives a regularity of 1, orders at random moments 0.5, and of those one gap in twenty lasts three
 * times the mean.
 */
public enum Manner {
  /** Silent for three times the usual gap or longer, and no season explains it. */
  LAPSED("lapsed"),
  CLOCKWORK("like clockwork"),
  SEASONAL("seasonal"),
  WEEKEND("at weekends"),
  /** Nothing that stands out. */
  ANY("");

  static final double LEAST_DAYS = 3;
  static final double SILENT_GAPS = 3;
  private static final double REGULAR = 0.7;
  static final double ONE_SEASON = 0.4;
  private static final double LONG_ENOUGH = 120;
  private static final double MOSTLY = 0.5;

  private final String words;

  Manner(String words) {
    this.words = words;
  }

  /**
   * The medians it is read from.
   *
   * @param purchaseDays in the window; several invoices of a day are one purchase
   * @param regularity 0 … 1
   * @param concentration of sales on few calendar months, 0 … 1
   * @param tenureDays since the first order
   * @param weekends share of orders, 0 … 1
   * @param lateness days since the last order, in expected gaps between purchase days
   */
  record Habit(
      double purchaseDays,
      double regularity,
      double concentration,
      double tenureDays,
      double weekends,
      double lateness) {
    /** Read from figures by the names of their features. */
    static Habit of(ToDoubleFunction<String> figure) {
      return new Habit(
          figure.applyAsDouble("purchase_days"),
          figure.applyAsDouble("order_regularity"),
          figure.applyAsDouble("season_concentration"),
          figure.applyAsDouble("tenure_days"),
          figure.applyAsDouble("weekend_share"),
          figure.applyAsDouble("lateness"));
    }

    private boolean seasonal() {
      return concentration >= ONE_SEASON && tenureDays >= LONG_ENOUGH;
    }
  }

  /** The manner of a habit; always one. */
  static Manner of(Habit habit) {
    if (habit.purchaseDays() < LEAST_DAYS) {
      return ANY;
    }
    if (habit.lateness() >= SILENT_GAPS && !habit.seasonal()) {
      return LAPSED;
    }
    if (habit.regularity() >= REGULAR) {
      return CLOCKWORK;
    }
    if (habit.seasonal()) {
      return SEASONAL;
    }
    return habit.weekends() >= MOSTLY ? WEEKEND : ANY;
  }

  /** A name with the manner behind it: {@code Loyal (at weekends)}. */
  public String after(String name) {
    return words.isEmpty() ? name : name + " (" + words + ")";
  }
}
