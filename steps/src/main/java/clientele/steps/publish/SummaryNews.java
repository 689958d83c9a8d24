package clientele.steps.publish;

import clientele.steps.publish.MonthSummary.Before;
import clientele.steps.publish.MonthSummary.CheckLine;
import clientele.steps.publish.MonthSummary.MoveLine;
import clientele.steps.publish.MonthSummary.SegmentLine;
import clientele.steps.publish.MonthSummary.Size;
import clientele.steps.publish.MonthSummary.Totals;
import clientele.steps.settings.FigureFormat;
import clientele.steps.table.Hypothesis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The news of a month: subject, headline, first sentence, and what moved since the last month. */
final class SummaryNews {
  private static final int NAMED = 3;

  private final MonthSummary summary;
  private final FigureFormat format;

  SummaryNews(MonthSummary summary, FigureFormat format) {
    this.summary = summary;
    this.format = format;
  }

  static String said(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  String subject() {
    Totals now = summary.now();
    String revision = summary.id().revision() == 1 ? "" : ", revision " + summary.id().revision();
    String news =
        summary
            .before()
            .map(
                before ->
                    "%s, %s customers (%s)"
                        .formatted(
                            headline(),
                            format.count(now.customers()),
                            format.countChange(now.customers() - before.totals().customers())))
            .orElseGet(() -> "%s, %s".formatted(headline(), format.moneyShort(now.revenue())));
    return said(summary.id().month()) + revision + ": " + news;
  }

  String headline() {
    Totals now = summary.now();
    String money = format.moneyShort(now.revenue());
    return summary
        .before()
        .map(
            before -> {
              BigDecimal change = now.revenue().subtract(before.totals().revenue());
              return change.signum() == 0
                  ? "Revenue unchanged at " + money
                  : "Revenue %s %s to %s"
                      .formatted(change.signum() > 0 ? "up" : "down", size(before, change), money);
            })
        .orElseGet(
            () -> "%s customers in %s".formatted(format.count(now.customers()), segments(now)));
  }

  String lead() {
    Totals now = summary.now();
    String period =
        summary.windowMonths() == 1
            ? "In " + said(summary.id().month())
            : "In the %d months to %s"
                .formatted(summary.windowMonths(), said(summary.id().month()));
    String sentence =
        "%s, %s customers brought %s net; they form %s."
            .formatted(
                period, format.count(now.customers()), format.money(now.revenue()), segments(now));
    return sentence + plain() + summary.before().map(before -> " " + compared(before)).orElse("");
  }

  /** Whoever reads only the first lines must know that nothing was found. */
  private String plain() {
    return summary.footing().found()
        ? ""
        : " No trustworthy segments were found in this month, so these are the plain ones by"
            + " recency, frequency and revenue.";
  }

  /** A longer history alone makes figures grow; where it does, that must be said. */
  private String caution(Before before) {
    int now = summary.now().months();
    int then = before.totals().months();
    return now == then
        ? ""
        : " Not like for like: %d months have lines now, %d had then.".formatted(now, then);
  }

  /** One sentence each, the most important first; empty for the first month. */
  List<String> changes() {
    if (summary.before().isEmpty()) {
      return List.of();
    }
    List<String> changes = new ArrayList<>();
    moved(Comparator.reverseOrder()).ifPresent(line -> changes.add("Largest gain: " + line + "."));
    moved(Comparator.naturalOrder()).ifPresent(line -> changes.add("Largest loss: " + line + "."));
    List<Size> fresh =
        summary.segments().stream()
            .filter(line -> line.before().isEmpty() && !line.noise())
            .map(SegmentLine::size)
            .toList();
    moves().ifPresent(changes::add);
    named("New this month: ", fresh).ifPresent(changes::add);
    named("No longer there: ", summary.before().get().gone()).ifPresent(changes::add);
    summary.since().checks().stream().limit(NAMED).map(SummaryNews::answered).forEach(changes::add);
    return changes;
  }

  private static String answered(CheckLine check) {
    return "Standing check: \"%s\" %s now (last month: %s). %s"
        .formatted(check.claim(), said(check.verdict()), check.before(), check.result());
  }

  private static String said(String verdict) {
    return switch (verdict) {
      case Hypothesis.OPEN, Hypothesis.MEASURED, Hypothesis.UNANSWERED -> "is " + verdict;
      default -> verdict;
    };
  }

  /** Who went from one segment to another, came or left. */
  private Optional<String> moves() {
    List<MoveLine> moves = summary.since().moves();
    List<MoveLine> within =
        moves.stream().filter(m -> !m.fromSegment().isEmpty() && !m.toSegment().isEmpty()).toList();
    if (moves.isEmpty()) {
      return Optional.empty();
    }
    String most =
        within.stream()
            .filter(m -> !m.fromSegment().equals(m.toSegment()))
            .findFirst()
            .map(
                m ->
                    ", the most (%s) from %s to %s"
                        .formatted(format.count(m.customers()), m.fromSegment(), m.toSegment()))
            .orElse("");
    return Optional.of(
        "Who moved: %s went to another segment%s; %s joined, %s left."
            .formatted(
                customers(within),
                most,
                customers(moves.stream().filter(m -> m.fromSegment().isEmpty()).toList()),
                customers(moves.stream().filter(m -> m.toSegment().isEmpty()).toList())));
  }

  private String customers(List<MoveLine> moves) {
    return format.count(moves.stream().mapToLong(MoveLine::customers).sum());
  }

  private String compared(Before before) {
    BigDecimal revenue = summary.now().revenue().subtract(before.totals().revenue());
    long customers = summary.now().customers() - before.totals().customers();
    int segments = summary.now().segments() - before.totals().segments();
    return "Against %s: revenue %s, customers %s, segments %s.%s"
        .formatted(
            said(before.month()),
            revenue.signum() == 0 ? "unchanged" : format.moneyChange(revenue),
            customers == 0 ? "unchanged" : format.countChange(customers),
            segments == 0 ? "unchanged" : format.countChange(segments),
            caution(before));
  }

  /** The segment whose revenue moved most in one direction. */
  private Optional<String> moved(Comparator<BigDecimal> order) {
    int wanted = order.compare(BigDecimal.ONE, BigDecimal.ZERO) < 0 ? 1 : -1;
    return summary.segments().stream()
        .filter(line -> revenueChange(line).signum() == wanted)
        .min(Comparator.comparing(SummaryNews::revenueChange, order))
        .map(
            line ->
                "%s, revenue %s, customers %s"
                    .formatted(
                        line.size().name(),
                        format.moneyChange(revenueChange(line)),
                        format.countChange(
                            line.size().customers()
                                - line.before().map(Size::customers).orElse(0L))));
  }

  private static BigDecimal revenueChange(SegmentLine line) {
    return line.before()
        .map(before -> line.size().revenue().subtract(before.revenue()))
        .orElse(BigDecimal.ZERO);
  }

  private Optional<String> named(String lead, List<Size> sizes) {
    if (sizes.isEmpty()) {
      return Optional.empty();
    }
    String names =
        sizes.stream()
            .limit(NAMED)
            .map(s -> "%s (%s customers)".formatted(s.name(), format.count(s.customers())))
            .collect(Collectors.joining(", "));
    String more = sizes.size() > NAMED ? " and %d more".formatted(sizes.size() - NAMED) : "";
    return Optional.of(lead + names + more + ".");
  }

  /** The change as percent, as money where there is nothing to divide by. */
  private String size(Before before, BigDecimal change) {
    BigDecimal base = before.totals().revenue();
    return base.signum() <= 0
        ? format.moneyShort(change.abs())
        : format.percent(change.abs().divide(base, MathContext.DECIMAL64).doubleValue());
  }

  private String segments(Totals totals) {
    return totals.segments() == 1 ? "1 segment" : format.count(totals.segments()) + " segments";
  }
}
