package clientele.steps.publish.gate;

import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.GateSettings;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.publish.GateVerdict;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The gates that ask whether the source was whole: they need no month before. */
final class SourceGates {
  private static final SqlScript DAYS = new SqlScript("publish/days_with_orders");

  /** In fewer lines one may well be most of them. */
  private static final int LEAST_LINES = 100;

  private final Warehouse warehouse;
  private final GateSettings settings;

  SourceGates(Warehouse warehouse, GateSettings settings) {
    this.warehouse = warehouse;
    this.settings = settings;
  }

  /** Days on which anybody ordered, the last of them, and the money of the lines. */
  public record DayCount(
      long days, @Nullable Integer lastDay, long lines, BigDecimal largest, BigDecimal revenue) {}

  List<GateVerdict> of(RunId run) {
    DayCount month = warehouse.query(run, DAYS, Map.of(), DayCount.class).get(0);
    List<GateVerdict> verdicts = new ArrayList<>();
    verdicts.add(
        atMost(
            "empty_days",
            (double) (run.month().lengthOfMonth() - month.days()),
            settings.emptyDays(),
            "days of the month without an order"));
    verdicts.add(silentEnd(run, month));
    verdicts.add(holes(run));
    verdicts.add(largestLine(month));
    return verdicts;
  }

  private GateVerdict silentEnd(RunId run, DayCount month) {
    int last = month.lastDay() == null ? 0 : month.lastDay();
    return atMost(
        "silent_end",
        run.month().lengthOfMonth() - last,
        settings.silentEnd(),
        "days without an order at the end of the month");
  }

  private GateVerdict holes(RunId run) {
    TreeSet<YearMonth> months = new TreeSet<>();
    for (RunInput input : warehouse.rows(run, Tables.RUN_INPUT)) {
      months.add(YearMonth.from(input.dataMonth()));
    }
    List<String> holes = new ArrayList<>();
    if (!months.isEmpty()) {
      for (YearMonth month = months.first();
          month.isBefore(months.last());
          month = month.plusMonths(1)) {
        if (!months.contains(month)) {
          holes.add(month.toString());
        }
      }
    }
    return atMost(
        "holes",
        holes.size(),
        settings.holes(),
        "months without a line between others"
            + (holes.isEmpty() ? "" : ": " + String.join(", ", holes)));
  }

  private GateVerdict largestLine(DayCount month) {
    if (month.lines() < LEAST_LINES || month.revenue().signum() <= 0) {
      return GateVerdict.notJudged("largest_line", "fewer than %d lines".formatted(LEAST_LINES));
    }
    return atMost(
        "largest_line",
        month.largest().doubleValue() / month.revenue().doubleValue(),
        settings.largestLine(),
        "share of the month's revenue that one line holds");
  }

  private static GateVerdict atMost(String gate, double value, double most, String detail) {
    return GateVerdict.of(gate, value, Double.NEGATIVE_INFINITY, most, detail);
  }
}
