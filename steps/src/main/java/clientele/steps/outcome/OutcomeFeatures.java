package clientele.steps.outcome;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.outcome.Borders;
import clientele.steps.segments.facts.LapsedRegulars;
import java.util.List;
import java.util.Map;

/**
 * The features that a tree of outcomes may part customers by: those a shopkeeper can picture, and
 * that mean the same whatever the length of the window, so that the tree of a young shop still fits
 * when the shop has a year of history. The others stand in rules that are given.
 */
public final class OutcomeFeatures {
  private static final Map<String, Borders.Unit> UNITS =
      Map.of(
          "recency_days", Borders.Unit.DAYS,
          "recent_orders", Borders.Unit.MULTIPLE,
          "recent_revenue", Borders.Unit.MONEY,
          "lateness", Borders.Unit.MULTIPLE,
          "monetary", Borders.Unit.GIVEN,
          "purchase_days", Borders.Unit.GIVEN,
          "season_concentration", Borders.Unit.GIVEN);

  /** Their columns, in order. */
  public static final List<String> COLUMNS =
      List.of(
          "recency_days",
          "recent_orders",
          "recent_revenue",
          "lateness",
          "monetary",
          "purchase_days",
          "season_concentration");

  /**
   * Regulars who have lapsed, whatever they spent before. To whoever acts they are the first to be
   * called, so they are a segment of their own with every shop and seed.
   */
  static final List<Condition> LAPSED = LapsedRegulars.rule(COLUMNS);

  private OutcomeFeatures() {}

  /** What each counts, in the order of the columns. */
  static List<Borders.Unit> units() {
    return COLUMNS.stream().map(UNITS::get).toList();
  }
}
