package clientele.steps.publish.mail;

import clientele.steps.publish.mail.MonthSummary.LeverLine;
import clientele.steps.publish.mail.MonthSummary.Quality;
import clientele.steps.publish.mail.MonthSummary.SegmentLine;
import clientele.steps.publish.mail.MonthSummary.Size;
import clientele.steps.publish.mail.SummaryWording.LeftOutRow;
import clientele.steps.publish.mail.SummaryWording.LeverRow;
import clientele.steps.publish.words.LeverWords;
import clientele.steps.publish.words.RevenueWords;
import clientele.steps.settings.FigureFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts a month's figures into words. The same figures give the same words, whatever the clock. */
public final class SummaryWords {
  private static final int MOST_LEVERS = 3;

  private final MonthSummary summary;
  private final FigureFormat format;

  private final Optional<String> page;

  /**
   * Sets what is told.
   *
   * @param page where the page answers, such as {@code https://segments.shop.example}
   */
  public SummaryWords(MonthSummary summary, FigureFormat format, Optional<String> page) {
    this.summary = summary;
    this.format = format;
    this.page = page;
  }

  public SummaryWording say() {
    SummaryNews news = new SummaryNews(summary, format);
    SegmentWords segments = new SegmentWords(summary, format);
    BridgeWords bridge = new BridgeWords(compared() ? summary.since().bridge() : List.of(), format);
    return new SummaryWording(
        news.subject(),
        "Customer segments · " + SummaryNews.said(summary.id().month()),
        news.headline(),
        news.best(),
        news.lead(),
        news.changes(),
        bridge.rows(),
        bridge.bars(),
        bridge.rows().isEmpty() ? "" : new RevenueWords(summary.money(), format).tie(),
        segments.groups(),
        segments.bars(),
        levers(),
        leverNote(),
        qualityLead(),
        leftOut(),
        (trust() + " " + summary.footing().worth()).strip(),
        page("/summary/" + summary.id().month()),
        footer());
  }

  /** An address on the page. */
  private Optional<String> page(String path) {
    return page.map(base -> base.replaceFirst("/+$", "") + path);
  }

  /** Whether figures over the window may be set against those of the month before. */
  private boolean compared() {
    return summary.money().isComparable();
  }

  private List<LeverRow> levers() {
    return summary.levers().stream()
        .filter(line -> line.effect().perMonth().signum() > 0)
        .limit(MOST_LEVERS)
        .map(this::lever)
        .toList();
  }

  private LeverRow lever(LeverLine line) {
    return new LeverRow(
        line.segment() + ": " + line.lever().toLowerCase(Locale.ROOT),
        format.moneyChange(line.effect().perMonth()) + " a month",
        "%s to %s, %s customers"
            .formatted(
                format.money(line.effect().low()),
                format.money(line.effect().high()),
                format.count(line.customers())),
        line.action() + LeverWords.caution(line.trust()),
        line.reason(),
        LeverWords.download(format, line.customers()),
        page(LeverWords.path(summary.id().month(), line.segmentId(), line.priority())));
  }

  private String leverNote() {
    return levers().isEmpty()
        ? "No lever of the playbook promises money this month."
        : "Effects are estimates: how many customers move is assumed, as each reason says; nine of"
            + " ten cases lie in the span, which covers chance among customers, not whether the"
            + " action works.";
  }

  private String qualityLead() {
    Quality quality = summary.quality();
    String used =
        "%s of the %s lines of %s were used%s."
            .formatted(
                format.count(quality.kept()),
                format.count(quality.lines()),
                SummaryNews.said(summary.id().month()),
                quality.lines() == 0
                    ? ""
                    : " (%s)".formatted(format.percent((double) quality.kept() / quality.lines())));
    String notes =
        quality.notes().stream()
            .map(note -> " " + note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1))
            .collect(Collectors.joining());
    return used + (quality.leftOut().isEmpty() ? " Nothing was left out." : "") + notes;
  }

  private List<LeftOutRow> leftOut() {
    return summary.quality().leftOut().stream()
        .map(
            row ->
                new LeftOutRow(
                    titled(row.rule()), format.count(row.rows()), format.money(row.revenue())))
        .toList();
  }

  private static String titled(String rule) {
    String words = rule.replace('_', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private String trust() {
    if (!summary.footing().found()) {
      return "No trustworthy segments: the clusters of this month do not come out again when the"
          + " customers are redrawn, are outside the limits, or are no better than those of"
          + " shuffled figures. The segments are the plain ones by recency, frequency and revenue"
          + " scores instead; they sort customers, they do not describe natural groups.";
    }
    long all = summary.now().customers();
    long sure =
        summary.segments().stream()
            .filter(line -> !line.trust().equals("weak"))
            .mapToLong(line -> line.size().customers())
            .sum();
    String weak =
        summary.segments().stream()
            .filter(line -> line.trust().equals("weak") && !line.noise())
            .map(SegmentLine::size)
            .map(Size::name)
            .collect(Collectors.joining("; "));
    String share = all == 0 ? "" : " (%s)".formatted(format.percent((double) sure / all));
    return kept()
        + "%s of %s customers%s are in segments that mostly come out again when the customers are"
            .formatted(format.count(sure), format.count(all), share)
        + " redrawn (trust high or fair). "
        + (weak.isEmpty() ? "No segment is weak." : "Weak, so act on them with care: " + weak + ".")
        + weakRules();
  }

  private String kept() {
    return summary
        .footing()
        .keptFrom()
        .map(
            month ->
                "This month's own clusters cannot be trusted, so the segments found in "
                    + SummaryNews.said(month)
                    + " are kept. ")
        .orElse("");
  }

  private String weakRules() {
    String names =
        summary.segments().stream()
            .filter(SegmentLine::weakRule)
            .map(line -> line.size().name())
            .collect(Collectors.joining("; "));
    return names.isEmpty()
        ? ""
        : " Short rules that are weak, placing fewer than nine in ten customers right: "
            + names
            + ".";
  }

  private List<String> footer() {
    return List.of(
        "%s, revision %d. Revenue is net of returns, in a window of %d months, %d of them with lines."
            .formatted(
                SummaryNews.said(summary.id().month()),
                summary.id().revision(),
                summary.windowMonths(),
                summary.money().windowMonths()));
  }
}
