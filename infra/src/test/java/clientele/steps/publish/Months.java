package clientele.steps.publish;

import clientele.steps.dag.RunId;
import clientele.steps.publish.mail.MonthSummary;
import clientele.steps.publish.mail.MonthSummary.Before;
import clientele.steps.publish.mail.MonthSummary.BridgeLine;
import clientele.steps.publish.mail.MonthSummary.CheckLine;
import clientele.steps.publish.mail.MonthSummary.Effect;
import clientele.steps.publish.mail.MonthSummary.Footing;
import clientele.steps.publish.mail.MonthSummary.LeftOut;
import clientele.steps.publish.mail.MonthSummary.LeverLine;
import clientele.steps.publish.mail.MonthSummary.MoveLine;
import clientele.steps.publish.mail.MonthSummary.Quality;
import clientele.steps.publish.mail.MonthSummary.SegmentLine;
import clientele.steps.publish.mail.MonthSummary.Since;
import clientele.steps.publish.mail.MonthSummary.Size;
import clientele.steps.publish.mail.MonthSummary.Totals;
import clientele.steps.publish.words.MonthRevenue;
import clientele.steps.table.explain.BestCustomers;
import clientele.steps.table.explain.TopSegments;
import clientele.steps.table.segment.Segment;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** A plausible month of a gift wholesaler. */
public final class Months {
  private Months() {}

  public static MonthSummary november() {
    return november(Footing.FOUND, money(12));
  }

  /** The same with its best customers, and what the segments were found to tell. */
  static MonthSummary told() {
    BestCustomers insiders =
        new BestCustomers(
            "Insiders", 412, new BigDecimal("4512300.10"), new BigDecimal("0.524"), 0, 300);
    TopSegments top =
        new TopSegments(List.of(new Segment(1, 0, "Insiders", "Insiders", false)), insiders);
    return november(Footing.FOUND.with("They tell much.", Optional.of(top)), money(12));
  }

  public static MonthSummary november(Footing footing, MonthRevenue money) {
    return new MonthSummary(
        new RunId(YearMonth.of(2011, 11), 1),
        12,
        new Totals(4312, 7),
        Optional.of(
            new Before(
                YearMonth.of(2011, 10),
                new Totals(4224, 7),
                List.of(new Size("Loyal 2", 96, new BigDecimal("120345.50"))))),
        segments(),
        levers(),
        new Quality(
            84711,
            64531,
            List.of(
                new LeftOut("missing_customer", 19240, new BigDecimal("262123.41")),
                new LeftOut("no_product", 711, new BigDecimal("31876.20")),
                new LeftOut("price_floor", 187, BigDecimal.ZERO),
                new LeftOut("implausible_pair", 42, new BigDecimal("-77183.60")))),
        since(),
        footing,
        money);
  }

  /**
   * The money of November, whose window gained a month of £1,118,694.79 and lost another.
   *
   * @param monthsBefore of October's window that have lines
   */
  public static MonthRevenue money(int monthsBefore) {
    return new MonthRevenue(
        "2011-11",
        new BigDecimal("1118694.79"),
        12,
        new BigDecimal("8611345.21"),
        "2011-10",
        new BigDecimal("961979.70"),
        monthsBefore,
        new BigDecimal("8434210.11"),
        new BigDecimal("1118694.79"),
        new BigDecimal("941504.64"),
        BigDecimal.ZERO,
        new BigDecimal("55.05"),
        monthsBefore == 12);
  }

  private static Since since() {
    return new Since(
        List.of(
            bridge("joined", "91200.00", "Promising", "61200.00"),
            bridge("lost", "-22300.11", "Churned", "-20100.00"),
            bridge("migrated in", "310220.12", "Insiders", "120000.00"),
            bridge("migrated out", "-310220.12", "Loyal", "-150000.00"),
            bridge("orders per customer", "151235.21", "Insiders", "99000.10"),
            bridge("basket value", "-31000.00", "Loyal", "-18200.00"),
            bridge("returns", "-12000.00", "Insiders", "-9000.00")),
        List.of(
            new MoveLine("", "Promising", 120),
            new MoveLine("Loyal", "Loyal", 50), // another one of the same name
            new MoveLine("Loyal", "Insiders", 45),
            new MoveLine("Churned", "", 32),
            new MoveLine("Promising", "Loyal", 30)),
        List.of(
            new CheckLine(
                "The first half of a month brings more than the second",
                "does not hold",
                "undecided",
                "Days 1 to 15 brought £24,300 each, the later ones £25,100.")));
  }

  private static BridgeLine bridge(String effect, String amount, String segment, String part) {
    return new BridgeLine(effect, new BigDecimal(amount), segment, new BigDecimal(part));
  }

  private static List<SegmentLine> segments() {
    return List.of(
        segment("Insiders", 412, "4512300.10", ".5240", "high", 400, "4391960", INSIDERS),
        segment("Loyal", 838, "2101822.00", ".2441", "high", 901, "2190822", LOYAL),
        segment("Potential loyalists", 701, "831220.9", ".0965", "fair", 690, "822000", POTENTIAL),
        segment("Need attention", 506, "612990.4", ".0712", "fair", 455, "560000", ATTENTION),
        fresh("Price sensitive", 233, "241000.5", ".0280", "weak", SENSITIVE),
        segment("Promising", 780, "214511.3", ".0249", "high", 801, "220000", PROMISING),
        segment("Churned", 650, "102500.0", ".0119", "fair", 640, "99000", CHURNED),
        new SegmentLine(
            new Size("Unassigned", 192, new BigDecimal("-4999.99")),
            true,
            new BigDecimal("-.0006"),
            "weak",
            "Customers who fit no segment: typically 2 orders, the last 80 days ago, worth £250 in"
                + " 12 months.",
            false,
            Optional.of(new Size("Unassigned", 241, new BigDecimal("30082.61"))),
            "Unassigned"));
  }

  private static final String INSIDERS =
      "Frequent customers who spend the most: typically 11 orders, the last 9 days ago, worth"
          + " £5,204 in 12 months.";
  private static final String LOYAL =
      "Steady customers who keep coming back: typically 5 orders, the last 21 days ago, worth"
          + " £1,710 in 12 months.";
  private static final String POTENTIAL =
      "Recent customers on the way to a habit: typically 3 orders, the last 24 days ago, worth £790"
          + " in 12 months.";
  private static final String ATTENTION =
      "Good customers not seen for a while: typically 3 orders, the last 98 days ago, worth £905 in"
          + " 12 months.";
  private static final String SENSITIVE =
      "Returning customers with small baskets: typically 4 orders, the last 40 days ago, worth £620"
          + " in 12 months.";
  private static final String PROMISING =
      "Recent customers with few orders so far: typically 1 order, the last 30 days ago, worth £241"
          + " in 12 months.";
  private static final String CHURNED =
      "Customers who have most likely left: typically 1 order, the last 252 days ago, worth £140 in"
          + " 12 months.";

  /** Of Need attention, which is weak here, and of other segments, which are not. */
  private static LeverLine lever(
      String segment, String lever, String action, String reason, long customers, Effect effect) {
    boolean weak = segment.equals("Need attention");
    int id = segment.equals("Loyal") ? 2 : 4;
    return new LeverLine(
        id, 1, segment, weak ? "weak" : "high", lever, action, reason, customers, effect);
  }

  private static List<LeverLine> levers() {
    return List.of(
        lever(
            "Loyal",
            "Raise frequency",
            "Remind them when their next order would be due.",
            "The best quarter places 7 orders or more in 12 months, the typical customer 5; counted"
                + " is one in ten of those below ordering as often, at their own basket.",
            611,
            effect("8120.55", "7210.20", "9105.11")),
        lever(
            "Insiders",
            "Keep engaged",
            "Give them a named contact and first pick of new products.",
            "They bring £376,025 a month; counted is one in fifty who would otherwise have left.",
            412,
            effect("7520.50", "5110.00", "10950.25")),
        lever(
            "Need attention",
            "Win back",
            "Write to them with a reason to return and an offer that ends.",
            "The typical customer last ordered 98 days ago; together they brought £51,082 a month;"
                + " counted is one in twenty who comes back to that pace. It may bring"
                + " nothing.",
            506,
            effect("2554.13", "0", "3010.00")),
        lever("Churned", "Do nothing", "Spend nothing.", "None.", 650, effect("0", "0", "0")));
  }

  private static Effect effect(String perMonth, String low, String high) {
    return new Effect(new BigDecimal(perMonth), new BigDecimal(low), new BigDecimal(high));
  }

  @SuppressWarnings("checkstyle:ParameterNumber") // a row of a table
  private static SegmentLine segment(
      String name,
      long customers,
      String revenue,
      String share,
      String trust,
      long customersBefore,
      String revenueBefore,
      String about) {
    SegmentLine line = fresh(name, customers, revenue, share, trust, about);
    return new SegmentLine(
        line.size(),
        false,
        line.revenueShare(),
        trust,
        about,
        false,
        Optional.of(new Size(name, customersBefore, new BigDecimal(revenueBefore))),
        line.group());
  }

  private static SegmentLine fresh(
      String name, long customers, String revenue, String share, String trust, String about) {
    return new SegmentLine(
        new Size(name, customers, new BigDecimal(revenue)),
        false,
        new BigDecimal(share),
        trust,
        about,
        trust.equals("weak"),
        Optional.empty(),
        switch (name) {
          case "Insiders", "Loyal", "Price sensitive" -> "Regular";
          case "Potential loyalists", "Promising" -> "New";
          case "Need attention" -> "Lapsing";
          default -> "Lapsed";
        });
  }
}
