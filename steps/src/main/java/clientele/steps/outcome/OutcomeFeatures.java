package clientele.steps.outcome;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.outcome.Borders;
import java.util.List;
import java.util.Map;

/** The features that a tree of outcomes may part customers by: those a shopkeeper can picture. */
public final class OutcomeFeatures {
  private static final Map<String, Borders.Unit> UNITS =
      Map.of(
          "recency_days", Borders.Unit.DAYS,
          "frequency", Borders.Unit.COUNT,
          "monetary", Borders.Unit.MONEY,
          "tenure_days", Borders.Unit.DAYS,
          "distinct_products", Borders.Unit.COUNT,
          "overdue", Borders.Unit.MULTIPLE,
          "season_concentration", Borders.Unit.SHARE);

  /** Their columns, in order. */
  public static final List<String> COLUMNS =
      List.of(
          "recency_days",
          "frequency",
          "monetary",
          "tenure_days",
          "distinct_products",
          "overdue",
          "season_concentration");

  /**
   * Regulars who have gone quiet, whatever they spent before: three orders and more, silent for
   * over three of their own gaps, and no season explains it. To whoever acts they are the first to
   * be called, so they are a segment of their own with every shop and seed.
   */
  static final List<Condition> GONE_QUIET =
      List.of(
          new Condition(COLUMNS.indexOf("frequency"), Condition.Op.ABOVE, 2),
          new Condition(COLUMNS.indexOf("overdue"), Condition.Op.ABOVE, 3),
          new Condition(COLUMNS.indexOf("season_concentration"), Condition.Op.AT_MOST, 0.4));

  private OutcomeFeatures() {}

  /** What each counts, in the order of the columns. */
  static List<Borders.Unit> units() {
    return COLUMNS.stream().map(UNITS::get).toList();
  }
}
