package clientele.steps.publish.mail;

import clientele.steps.port.Charts.Bar;
import clientele.steps.publish.mail.MonthSummary.SegmentLine;
import clientele.steps.publish.mail.SummaryWording.GroupRow;
import clientele.steps.publish.mail.SummaryWording.SegmentRow;
import clientele.steps.publish.words.GroupWords;
import clientele.steps.settings.FigureFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The segments of a month in words, by what their customers do. */
final class SegmentWords {
  /** More rows than this no manager reads; the rest is summed up. */
  private static final int MOST_SEGMENTS = 12;

  private final MonthSummary summary;
  private final FigureFormat format;

  SegmentWords(MonthSummary summary, FigureFormat format) {
    this.summary = summary;
    this.format = format;
  }

  /** Groups by falling revenue, segments inside too; what is in no group, and the rest, last. */
  List<GroupRow> groups() {
    List<SegmentLine> shown = summary.segments().stream().limit(MOST_SEGMENTS).toList();
    List<GroupRow> rows = new ArrayList<>();
    byGroup()
        .forEach(
            (name, lines) -> {
              List<SegmentRow> inside =
                  lines.stream().filter(shown::contains).map(this::segment).toList();
              if (!inside.isEmpty()) {
                rows.add(group(name, lines, inside));
              }
            });
    List<SegmentLine> rest = summary.segments().stream().skip(MOST_SEGMENTS).toList();
    if (!rest.isEmpty()) {
      rows.add(new GroupRow("", "", "", "", "", List.of(rest(rest))));
    }
    return rows;
  }

  /** A bar a group, or a bar a segment where there are no groups to tell apart. */
  List<Bar> bars() {
    Map<String, List<SegmentLine>> groups = byGroup();
    return groups.size() > 1
        ? groups.entrySet().stream().map(e -> bar(named(e.getKey()), e.getValue())).toList()
        : summary.segments().stream()
            .limit(MOST_SEGMENTS)
            .map(line -> bar(line.size().name(), List.of(line)))
            .toList();
  }

  private static String named(String group) {
    return group.isEmpty() ? "In no group" : group;
  }

  private Map<String, List<SegmentLine>> byGroup() {
    Map<String, List<SegmentLine>> groups =
        summary.segments().stream()
            .collect(
                Collectors.groupingBy(SegmentLine::group, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<String, List<SegmentLine>> e) ->
                        e.getValue().stream().allMatch(SegmentLine::noise))
                .thenComparing(e -> revenue(e.getValue()), Comparator.reverseOrder()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private GroupRow group(String name, List<SegmentLine> lines, List<SegmentRow> inside) {
    return name.isEmpty()
        ? new GroupRow("", "", "", "", "", inside)
        : new GroupRow(
            name,
            format.count(customers(lines)),
            format.money(revenue(lines)),
            format.percent(share(lines).doubleValue()),
            GroupWords.about(name),
            inside);
  }

  private SegmentRow segment(SegmentLine line) {
    return new SegmentRow(
        line.size().name(),
        "trust " + line.trust(),
        format.count(line.size().customers()) + customersMore(line),
        format.money(line.size().revenue()) + revenueMore(line),
        format.percent(line.revenueShare().doubleValue()),
        line.description());
  }

  private SegmentRow rest(List<SegmentLine> rest) {
    return new SegmentRow(
        format.count(rest.size()) + " more",
        "",
        format.count(customers(rest)),
        format.money(revenue(rest)),
        format.percent(share(rest).doubleValue()),
        "All other segments together.");
  }

  private String customersMore(SegmentLine line) {
    return line.before()
        .filter(before -> summary.money().isComparable())
        .map(before -> format.countChange(line.size().customers() - before.customers()))
        .map(change -> " (" + change + ")")
        .orElse("");
  }

  private String revenueMore(SegmentLine line) {
    return line.before()
        .filter(before -> summary.money().isComparable())
        .map(before -> format.moneyChange(line.size().revenue().subtract(before.revenue())))
        .map(change -> " (" + change + ")")
        .orElse("");
  }

  private Bar bar(String name, List<SegmentLine> lines) {
    BigDecimal revenue = revenue(lines);
    return new Bar(
        name,
        revenue.doubleValue(),
        format.money(revenue) + " · " + format.percent(share(lines).doubleValue()));
  }

  private static long customers(List<SegmentLine> lines) {
    return lines.stream().mapToLong(line -> line.size().customers()).sum();
  }

  private static BigDecimal revenue(List<SegmentLine> lines) {
    return lines.stream()
        .map(line -> line.size().revenue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal share(List<SegmentLine> lines) {
    return lines.stream().map(SegmentLine::revenueShare).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
