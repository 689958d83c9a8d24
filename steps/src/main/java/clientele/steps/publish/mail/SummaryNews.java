package clientele.steps.publish.mail;

import clientele.steps.publish.mail.MonthSummary.Before;
import clientele.steps.publish.mail.MonthSummary.CheckLine;
import clientele.steps.publish.mail.MonthSummary.MoveLine;
import clientele.steps.publish.mail.MonthSummary.SegmentLine;
import clientele.steps.publish.mail.MonthSummary.Size;
import clientele.steps.publish.mail.MonthSummary.Totals;
import clientele.steps.publish.words.BestWords;
import clientele.steps.publish.words.RevenueWords;
import clientele.steps.settings.FigureFormat;
import clientele.steps.table.publish.Hypothesis;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The news of a month: subject, headline, first sentence, and what moved since the last month. */
final class SummaryNews {
  private static final int NAMED = 3;

  /** Longer ones are cut off by mail programs. */
  private static final int LONGEST_SUBJECT = 100;

  private final MonthSummary summary;
  private final FigureFormat format;
  private final RevenueWords money;

  SummaryNews(MonthSummary summary, FigureFormat format) {
    this.summary = summary;
    this.format = format;
    this.money = new RevenueWords(summary.money(), format);
  }

  static String said(YearMonth month) {
    return RevenueWords.said(month);
  }

  /** The news in one line; without the customers where a mail program would cut it off. */
  String subject() {
    String revision = summary.id().revision() == 1 ? "" : ", revision " + summary.id().revision();
    String news =
        "%s%s: %s"
            .formatted(
                said(summary.id().month()),
                revision,
                headline().substring(0, 1).toLowerCase(Locale.ROOT) + headline().substring(1));
    String whole = "%s, %s customers%s".formatted(news, customers(), customerChange());
    return whole.length() <= LONGEST_SUBJECT ? whole : news;
  }

  String headline() {
    return money.headline();
  }

  String lead() {
    String sentence =
        "In %s, %s customers brought %s net; they form %s."
            .formatted(
                money.window(),
                customers(),
                format.money(summary.money().windowRevenue()),
                segments(summary.now()));
    return sentence + plain() + summary.before().map(before -> " " + compared(before)).orElse("");
  }

  /** Who the best customers are, what they are worth, how sure that is; empty if there are none. */
  String best() {
    return summary
        .footing()
        .top()
        .map(top -> BestWords.say(top.best(), summary.money(), summary.now().customers(), format))
        .orElse("");
  }

  private String customers() {
    return format.count(summary.now().customers());
  }

  private String customerChange() {
    return summary
        .before()
        .filter(before -> summary.money().isComparable())
        .map(before -> summary.now().customers() - before.totals().customers())
        .map(change -> " (" + format.countChange(change) + ")")
        .orElse("");
  }

  /** Whoever reads only the first lines must know that nothing was found. */
  private String plain() {
    return summary.footing().found()
        ? ""
        : " No trustworthy segments were found in this month, so these are the plain ones by"
            + " recency, frequency and revenue.";
  }

  /** One sentence each, the most important first; empty for the first month. */
  List<String> changes() {
    if (summary.before().isEmpty()) {
      return List.of();
    }
    List<String> changes = new ArrayList<>();
    if (summary.money().isComparable()) {
      moved(Comparator.reverseOrder())
          .ifPresent(gain -> changes.add("Largest gain: " + gain + "."));
      moved(Comparator.naturalOrder())
          .ifPresent(loss -> changes.add("Largest loss: " + loss + "."));
    }
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
        "Who moved: %s went to another segment%s; %s joined%s."
            .formatted(
                customers(within),
                most,
                customers(moves.stream().filter(m -> m.fromSegment().isEmpty()).toList()),
                left(moves)));
  }

  /** Nobody leaves a window that only grows, so none of that is told. */
  private String left(List<MoveLine> moves) {
    return summary.money().isComparable()
        ? ", %s left"
            .formatted(customers(moves.stream().filter(m -> m.toSegment().isEmpty()).toList()))
        : "";
  }

  private String customers(List<MoveLine> moves) {
    return format.count(moves.stream().mapToLong(MoveLine::customers).sum());
  }

  private String compared(Before before) {
    if (!summary.money().isComparable()) {
      return money.caution();
    }
    BigDecimal revenue = summary.money().windowChange();
    long customers = summary.now().customers() - before.totals().customers();
    int segments = summary.now().segments() - before.totals().segments();
    return "Against as many months to %s: revenue %s, customers %s, segments %s."
        .formatted(
            said(before.month()),
            revenue.signum() == 0 ? "unchanged" : format.moneyChange(revenue),
            customers == 0 ? "unchanged" : format.countChange(customers),
            segments == 0 ? "unchanged" : format.countChange(segments));
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

  private String segments(Totals totals) {
    return totals.segments() == 1 ? "1 segment" : format.count(totals.segments()) + " segments";
  }
}
