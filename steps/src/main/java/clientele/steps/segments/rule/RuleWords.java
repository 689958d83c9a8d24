package clientele.steps.segments.rule;

import static java.util.Map.entry;

import clientele.steps.core.explain.Condition;
import clientele.steps.settings.FigureFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Says the conditions of a rule in natural units: "last ordered within 45 days, at least 6 orders,
 * over £1,900 in 12 months". Only features a shopkeeper can picture have words; a rule is made from
 * no others.
 */
public final class RuleWords {
  /** Stands where no condition tells the segment from the rest. */
  public static final String NO_RULE = "no short rule tells this segment from the others";

  /** How a share is written that is none to speak of. */
  private static final String NOUGHT = "0.0%";

  /** How a threshold is written. */
  private enum Unit {
    DAYS,
    WHOLE,
    NUMBER,
    MONEY,
    SHARE
  }

  /**
   * Words for the two sides of a threshold; {@code #} stands for it.
   *
   * @param none of what there is none at a threshold of nought
   */
  private record Wording(Unit unit, String atMost, String above, String none) {
    Wording(Unit unit, String atMost, String above) {
      this(unit, atMost, above, "");
    }
  }

  /** Features with words, in the order of the matrix a rule is made from. */
  public static final List<String> FEATURES =
      List.of(
          "recency_days",
          "frequency",
          "monetary",
          "tenure_days",
          "average_order_value",
          "items_per_order",
          "distinct_products",
          "mean_days_between_orders",
          "returns_share",
          "last_quarter_share",
          "recent_orders",
          "recent_revenue",
          "lateness",
          "purchase_days",
          "season_concentration");

  /** The first of them, which a rule may be found in; the others stand in given rules alone. */
  static final int SEARCHED = 13;

  private static final Map<String, Wording> WORDS =
      Map.ofEntries(
          entry(
              "recency_days",
              new Wording(Unit.DAYS, "last ordered within #", "last order over # ago")),
          entry("frequency", new Wording(Unit.WHOLE, "at most # orders", "at least # orders")),
          entry("monetary", new Wording(Unit.MONEY, "at most # in ~ months", "over # in ~ months")),
          entry(
              "tenure_days",
              new Wording(Unit.DAYS, "first order within #", "first order over # ago")),
          entry(
              "average_order_value",
              new Wording(Unit.MONEY, "at most # an order", "over # an order")),
          entry(
              "items_per_order",
              new Wording(Unit.NUMBER, "at most # items an order", "over # items an order")),
          entry(
              "distinct_products",
              new Wording(
                  Unit.WHOLE, "at most # different products", "at least # different products")),
          entry(
              "mean_days_between_orders",
              new Wording(Unit.DAYS, "at most # between orders", "over # between orders")),
          entry(
              "returns_share",
              new Wording(
                  Unit.SHARE,
                  "at most # of spending returned",
                  "over # of spending returned",
                  "returns")),
          entry(
              "last_quarter_share",
              new Wording(
                  Unit.SHARE,
                  "at most # of spending in the last three months",
                  "over # of spending in the last three months",
                  "spending in the last three months")),
          entry(
              "recent_orders",
              new Wording(
                  Unit.NUMBER,
                  "at most # orders, older ones counting less",
                  "over # orders, older ones counting less")),
          entry(
              "recent_revenue",
              new Wording(
                  Unit.MONEY,
                  "at most # of spending, older orders counting less",
                  "over # of spending, older orders counting less")),
          entry(
              "lateness",
              new Wording(
                  Unit.NUMBER,
                  "silent for at most # times the expected gap",
                  "silent for over # times the expected gap")),
          entry(
              "purchase_days",
              new Wording(Unit.WHOLE, "orders on at most # days", "orders on at least # days")),
          entry(
              "season_concentration",
              new Wording(Unit.NUMBER, "not within one season", "within one season")));

  /** Words for both sides at once; the lower stands for {@code <}, the upper for {@code >}. */
  private static final Map<String, String> BETWEEN =
      Map.of(
          "recency_days", "last ordered < to > ago",
          "monetary", "< to > in ~ months",
          "tenure_days", "first ordered < to > ago",
          "recent_orders", "< to > orders, older ones counting less",
          "recent_revenue", "< to > of spending, older orders counting less",
          "lateness", "silent for < to > times the expected gap");

  private final FigureFormat format;
  private final int windowMonths;

  /**
   * @param windowMonths months of the window that have lines
   */
  public RuleWords(FigureFormat format, int windowMonths) {
    this.format = format;
    this.windowMonths = windowMonths;
  }

  /** The rule in words; {@link #NO_RULE} for no condition. */
  String say(List<Condition> conditions) {
    return conditions.isEmpty() ? NO_RULE : String.join(", ", phrases(conditions));
  }

  private List<String> phrases(List<Condition> conditions) {
    List<String> phrases = new ArrayList<>();
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      boolean pair =
          i + 1 < conditions.size()
              && conditions.get(i + 1).feature() == condition.feature()
              && (wording(condition).unit() == Unit.WHOLE
                  || BETWEEN.containsKey(FEATURES.get(condition.feature())));
      phrases.add(pair ? between(conditions.get(++i), condition) : say(condition));
    }
    return phrases;
  }

  /** Both sides of a whole number: "2 to 5 orders", "exactly 2 orders". */
  private String between(Condition above, Condition atMost) {
    String both = BETWEEN.get(FEATURES.get(atMost.feature()));
    if (both != null) {
      Function<Double, String> figure = figure(wording(atMost).unit());
      String from = figure.apply(above.threshold()).replaceFirst(" days?$", "");
      return ofOne(
          window(both.replace("<", from).replace(">", figure.apply(atMost.threshold()))),
          atMost.threshold());
    }
    double least = Math.floor(above.threshold()) + 1;
    double most = Math.floor(atMost.threshold());
    String noun = wording(atMost).atMost().replace("at most # ", "");
    if (least == most) {
      return most == 1 ? single(wording(atMost)) : counted("exactly # " + noun, most);
    }
    return format.number(least, 0) + " to " + format.number(most, 0) + " " + noun;
  }

  private String say(Condition condition) {
    Wording wording = wording(condition);
    boolean above = condition.op() == Condition.Op.ABOVE;
    double threshold = condition.threshold();
    if (wording.unit() == Unit.SHARE && format.percent(threshold).equals(NOUGHT)) {
      return (above ? "some " : threshold > 0 ? "hardly any " : "no ") + wording.none();
    }
    if (wording.unit() == Unit.WHOLE && !above && Math.floor(threshold) == 1) {
      return single(wording);
    }
    String sentence =
        switch (condition.op()) {
          case AT_MOST -> wording.atMost();
          case ABOVE -> wording.above();
          case AT_LEAST -> wording.above().replace("over #", "at least #");
        };
    if (wording.unit() == Unit.WHOLE) {
      return counted(sentence, above ? Math.floor(threshold) + 1 : Math.floor(threshold));
    }
    String said = window(sentence.replace("#", figure(wording.unit()).apply(threshold)));
    return wording.unit() == Unit.NUMBER ? ofOne(said, threshold) : said;
  }

  /** "over 1 order", "at most 1 item an order", "silent for over the expected gap". */
  private static String ofOne(String said, double threshold) {
    return threshold == 1
        ? said.replaceFirst("\\b1 (order|item)s\\b", "1 $1")
            .replaceFirst("(at most|over|at least) 1 times the", "$1 the")
        : said;
  }

  private String window(String sentence) {
    return sentence.replace("~ months", windowMonths == 1 ? "the month" : windowMonths + " months");
  }

  /** A condition and how it stands: "at least 6 orders (now 5)". */
  public String said(Condition condition, double now) {
    Unit unit = wording(condition).unit();
    String figure = unit == Unit.WHOLE ? format.number(now, 0) : figure(unit).apply(now);
    return say(condition) + " (now " + figure + ")";
  }

  private static Wording wording(Condition condition) {
    String feature = FEATURES.get(condition.feature());
    Wording wording = WORDS.get(feature);
    if (wording == null) {
      throw new IllegalArgumentException("a feature has no words [" + feature + "]");
    }
    return wording;
  }

  /** "a single order", for customers have one at least. */
  private static String single(Wording wording) {
    if (wording.atMost().contains(" on at most # days")) {
      return wording.atMost().replace("at most # days", "a single day");
    }
    return "a single "
        + wording
            .atMost()
            .replace("at most # ", "")
            .replace("different ", "")
            .replaceFirst("s$", "");
  }

  /** A single one of a kind is not said in the plural. */
  private String counted(String sentence, double count) {
    String said = sentence.replace("#", format.number(count, 0));
    return count == 1 ? said.replaceFirst("s$", "") : said;
  }

  private Function<Double, String> figure(Unit unit) {
    return switch (unit) {
      // a limit is said as it is, or the rule would be another
      case DAYS -> days -> format.number(days, 1) + (days == 1 ? " day" : " days");
      case MONEY -> format::money;
      case SHARE -> format::percent;
      case NUMBER, WHOLE -> number -> format.number(number, 1);
    };
  }
}
