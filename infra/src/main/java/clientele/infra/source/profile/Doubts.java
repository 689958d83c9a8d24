package clientele.infra.source.profile;

import clientele.infra.source.FileShape;
import clientele.infra.source.layout.UnreadState;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What in a source's figures a person should look at before a month is closed on them. */
final class Doubts {
  /** Share of the lines above which something is worth a word. */
  private static final double MANY = 0.2;

  /** Share of a month's money that one line may hold. */
  private static final double MUCH = 0.5;

  private static final int LEAST_LINES = 20;
  private static final int SILENT_DAYS = 7;

  private final List<String> found = new ArrayList<>();

  private Doubts() {}

  /**
   * Finds them.
   *
   * @param shapes how the files are laid out
   * @param today no order can be of a later day
   */
  static List<String> of(Figures figures, List<FileShape> shapes, LocalDate today, boolean whole) {
    Doubts doubts = new Doubts();
    doubts.states(shapes);
    doubts.broken(figures);
    doubts.customers(figures);
    doubts.months(figures, today, whole);
    doubts.money(figures);
    return List.copyOf(doubts.found);
  }

  private void states(List<FileShape> shapes) {
    shapes.stream()
        .flatMap(shape -> UnreadState.in(shape.columns().keySet(), shape.unused()).stream())
        .distinct()
        .forEach(
            header ->
                found.add(
                    "column %s is not read, so unpaid and cancelled orders count. Maybe set source.columns.state to it, and source.paid-states"
                        .formatted(header)));
  }

  private void broken(Figures figures) {
    for (Map.Entry<String, Figures.Rule> rule : figures.rules().entrySet()) {
      found.add(
          "%d lines of rule %s; the first is %s"
              .formatted(rule.getValue().lines(), rule.getKey(), rule.getValue().first()));
    }
  }

  private void customers(Figures figures) {
    if (figures.missing() > MANY * figures.lines()) {
      found.add(
          share(figures.missing(), figures.lines())
              + " of the lines name no customer and cannot be used");
    }
    figures
        .busiest()
        .filter(busiest -> busiest.lines() > MANY * figures.lines())
        .filter(busiest -> figures.lines() >= LEAST_LINES)
        .ifPresent(
            busiest ->
                found.add(
                    "one customer has %s of the lines, on %d days. Maybe that id stands for nobody: name it in source.missing-customer"
                        .formatted(share(busiest.lines(), figures.lines()), busiest.days())));
    if (figures.back() > MANY * figures.lines()) {
      found.add(share(figures.back(), figures.lines()) + " of the lines are money back");
    }
  }

  private void months(Figures figures, LocalDate today, boolean whole) {
    if (figures.months().isEmpty()) {
      return;
    }
    YearMonth last = figures.months().lastKey();
    for (YearMonth month = figures.months().firstKey();
        whole && month.isBefore(last);
        month = month.plusMonths(1)) {
      if (!figures.months().containsKey(month)) {
        found.add(month + " has no line, though months before and after it have");
      }
    }
    figures
        .last()
        .filter(day -> day.isAfter(today))
        .ifPresent(day -> found.add("the last line is of " + day + ", which is yet to come"));
    figures
        .last()
        .filter(day -> whole && last.isBefore(YearMonth.from(today)))
        .filter(day -> day.isBefore(last.atEndOfMonth().minusDays(SILENT_DAYS - 1L)))
        .ifPresent(
            day ->
                found.add("the last line of %s is of %s; maybe lines lack".formatted(last, day)));
  }

  private void money(Figures figures) {
    figures
        .largest()
        .ifPresent(
            line -> {
              Figures.Month month = figures.months().get(line.month());
              if (month != null
                  && month.lines() >= LEAST_LINES
                  && line.money() > MUCH * month.money()) {
                found.add(
                    String.format(
                        Locale.ROOT,
                        "one line holds %.2f of the %.2f of %s: %s line %d",
                        line.money(),
                        month.money(),
                        line.month(),
                        line.file(),
                        line.line()));
              }
            });
  }

  private static String share(long part, long all) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / Math.max(1, all));
  }
}
