package clientele.steps.segments.loyalty;

import clientele.steps.core.explain.Condition;
import clientele.steps.segments.rule.RuleWords;
import clientele.steps.settings.FigureFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a customer belongs into the loyalty programme, and what they lack. */
final class LoyaltyWords {
  private static final int RECENCY = RuleWords.FEATURES.indexOf("recency_days");
  private static final int FREQUENCY = RuleWords.FEATURES.indexOf("frequency");
  private static final int MONETARY = RuleWords.FEATURES.indexOf("monetary");

  private final FigureFormat format;
  private final RuleWords rules;
  private final int windowMonths;

  LoyaltyWords(FigureFormat format, int windowMonths) {
    this.format = format;
    this.rules = new RuleWords(format, windowMonths);
    this.windowMonths = windowMonths;
  }

  /**
   * One sentence in figures.
   *
   * @param top the top segment they are in, or the nearest
   */
  String why(double[] figures, boolean member, LoyaltyRanking.Top top, int missing) {
    String name = top.segment().name();
    int conditions = top.conditions().size();
    String place =
        member
            ? "In " + name
            : conditions == 0
                ? "Near " + name + " by revenue"
                : "Meets %d of the %d %s of %s"
                    .formatted(
                        conditions - missing,
                        conditions,
                        conditions == 1 ? "condition" : "conditions",
                        name);
    long orders = Math.round(figures[FREQUENCY]);
    long days = Math.round(figures[RECENCY]);
    return "%s: %s, %s in %s, last order %s."
        .formatted(
            place,
            orders == 1 ? "a single order" : format.count(orders) + " orders",
            format.money(figures[MONETARY]),
            windowMonths == 1 ? "the month" : windowMonths + " months",
            days == 0
                ? "on the last day of the month"
                : days == 1 ? "a day ago" : format.count(days) + " days ago");
  }

  /** The conditions not met, each with how it stands now. */
  String missing(List<Condition> missing, double[] figures) {
    return missing.isEmpty()
        ? "nothing that the rule names"
        : missing.stream()
            .map(c -> rules.said(c, figures[c.feature()]))
            .collect(Collectors.joining("; "));
  }
}
