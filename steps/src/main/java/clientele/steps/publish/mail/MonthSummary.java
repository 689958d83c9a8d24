package clientele.steps.publish.mail;

import clientele.steps.dag.RunId;
import clientele.steps.publish.words.MonthRevenue;
import clientele.steps.table.explain.TopSegments;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What the e-mail of a month tells, in figures only; how it is said is the business of {@link
 * SummaryWording}.
 *
 * @param id month and revision
 * @param windowMonths months of history behind the figures
 * @param now this month's totals
 * @param before the latest published month before it, if there is one
 * @param segments falling revenue, noise last
 * @param levers of all segments, falling effect
 * @param quality what became of the month's lines
 * @param since who moved and why revenue changed; empty lists for the first month
 * @param footing what the segments rest on
 * @param money the month's own revenue and that of its window
 */
public record MonthSummary(
    RunId id,
    int windowMonths,
    Totals now,
    Optional<Before> before,
    List<SegmentLine> segments,
    List<LeverLine> levers,
    Quality quality,
    Since since,
    Footing footing,
    MonthRevenue money) {

  public MonthSummary {
    segments = List.copyOf(segments);
    levers = List.copyOf(levers);
  }

  /**
   * The headline counts of a month.
   *
   * @param customers active in the window
   * @param segments noise not counted
   */
  public record Totals(long customers, int segments) {}

  /**
   * The month compared with.
   *
   * @param gone segments of then that are not there now, falling revenue
   */
  public record Before(YearMonth month, Totals totals, List<Size> gone) {
    public Before {
      gone = List.copyOf(gone);
    }
  }

  /** How large a segment is or was. */
  public record Size(String name, long customers, BigDecimal revenue) {}

  /**
   * One segment.
   *
   * @param revenueShare of the revenue of all customers
   * @param trust high, fair or weak
   * @param weakRule whether its short rule is not worth going by
   * @param before the same segment in the month compared with
   * @param group what its customers do, the level above; empty where segments have none
   */
  public record SegmentLine(
      Size size,
      boolean noise,
      BigDecimal revenueShare,
      String trust,
      String description,
      boolean weakRule,
      Optional<Size> before,
      String group) {}

  /**
   * What the segments rest on.
   *
   * @param found whether they were found; if not, they are the plain ones by score
   * @param keptFrom the month whose segments are kept because this month's own clusters cannot be
   *     trusted
   * @param worth what they were found to tell about the next month, in words; empty if nobody asked
   * @param top the segments of the best customers
   */
  public record Footing(
      boolean found, Optional<YearMonth> keptFrom, String worth, Optional<TopSegments> top) {
    Footing(boolean found, Optional<YearMonth> keptFrom) {
      this(found, keptFrom, "", Optional.empty());
    }

    public Footing with(String worthOfThem, Optional<TopSegments> topSegments) {
      return new Footing(found, keptFrom, worthOfThem, topSegments);
    }

    /** The month's own clusters are believed. */
    public static final Footing FOUND = new Footing(true, Optional.empty());
  }

  /**
   * One lever with its effect, money a month.
   *
   * @param trust of the segment: high, fair or weak
   */
  public record LeverLine(
      int segmentId,
      int priority,
      String segment,
      String trust,
      String lever,
      String action,
      String reason,
      long customers,
      Effect effect) {}

  /** An estimate and its 90 % interval, money a month. */
  public record Effect(BigDecimal perMonth, BigDecimal low, BigDecimal high) {}

  /**
   * The lines of the month.
   *
   * @param lines all of them
   * @param kept those that are used
   * @param leftOut the others by rule, most lines first
   * @param notes what is worth knowing of the source, a sentence each
   */
  public record Quality(long lines, long kept, List<LeftOut> leftOut, List<String> notes) {
    public Quality {
      leftOut = List.copyOf(leftOut);
      notes = List.copyOf(notes);
    }

    /** The same where nothing is worth knowing of the source. */
    public Quality(long lines, long kept, List<LeftOut> leftOut) {
      this(lines, kept, leftOut, List.of());
    }
  }

  /**
   * The way from the month before.
   *
   * @param bridge the change of revenue by effect, in reading order
   * @param moves ways customers went between segments, in and out, the largest first
   * @param checks standing hypotheses that are answered otherwise now
   */
  public record Since(List<BridgeLine> bridge, List<MoveLine> moves, List<CheckLine> checks) {
    /** Nothing to compare with. */
    static final Since NOTHING = new Since(List.of(), List.of(), List.of());

    public Since {
      bridge = List.copyOf(bridge);
      moves = List.copyOf(moves);
      checks = List.copyOf(checks);
    }
  }

  /** A standing hypothesis, its verdict now and in the month compared with. */
  public record CheckLine(String claim, String verdict, String before, String result) {}

  /**
   * One effect on revenue.
   *
   * @param segment where it is largest
   * @param segmentAmount its part there
   */
  public record BridgeLine(
      String effect, BigDecimal amount, String segment, BigDecimal segmentAmount) {}

  /** One way customers went; empty text for from or to nowhere. */
  public record MoveLine(String fromSegment, String toSegment, long customers) {}

  /** The lines one rule rejects, and their money. */
  public record LeftOut(String rule, long rows, BigDecimal revenue) {}
}
