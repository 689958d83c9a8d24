package clientele.steps.publish.words;

import clientele.steps.settings.FigureFormat;
import clientele.steps.table.forecast.ForecastRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what the next month is expected to bring, and how right such forecasts were. */
public final class ForecastWords {
  private static final int LAST = 8;

  private ForecastWords() {}

  /**
   * A month that was foretold and came.
   *
   * @param expected total
   * @param came total
   * @param inside whether in the interval; null without one
   * @param lastOutcome the total of the month before
   */
  public record Past(
      BigDecimal expected, BigDecimal came, @Nullable Boolean inside, BigDecimal lastOutcome) {}

  /**
   * A sentence or two; empty where nothing is foretold.
   *
   * @param rows the month's forecasts
   * @param past the newest first
   */
  public static String say(List<ForecastRow> rows, List<Past> past, FigureFormat format) {
    return rows.stream()
        .filter(row -> row.part().equals("TOTAL") && row.ahead() == 1)
        .findFirst()
        .map(row -> (expected(row, format) + " " + record(past)).strip())
        .orElse("");
  }

  private static String expected(ForecastRow row, FigureFormat format) {
    BigDecimal low = row.low();
    BigDecimal high = row.high();
    String interval =
        low == null || high == null
            ? ""
            : String.format(
                Locale.ROOT,
                " (%s to %s, %.0f%% interval)",
                format.money(low),
                format.money(high),
                100 * row.level());
    return "The next month is expected to bring %s%s."
        .formatted(format.money(row.expected()), interval);
  }

  private static String record(List<Past> all) {
    List<Past> past = all.stream().limit(LAST).toList();
    if (past.isEmpty()) {
      return "";
    }
    long asked = past.stream().filter(p -> p.inside() != null).count();
    long inside = past.stream().filter(p -> Boolean.TRUE.equals(p.inside())).count();
    String held =
        asked == 0 ? "" : "Of the last %d forecasts, %d inside; ".formatted(asked, inside);
    String closer = closer(past);
    return held.isEmpty()
        ? "The last %d forecasts were %s.".formatted(past.size(), closer)
        : held + closer + ".";
  }

  private static String closer(List<Past> past) {
    double own = past.stream().mapToDouble(p -> off(p.expected(), p.came())).sum();
    double naive = past.stream().mapToDouble(p -> off(p.lastOutcome(), p.came())).sum();
    double gain = naive == 0 ? 0 : 1 - own / naive;
    return Optional.of(gain)
        .filter(g -> g >= 0.005)
        .map(g -> String.format(Locale.ROOT, "%.0f%% closer than last month's figure", 100 * g))
        .orElse("no better than last month's figure");
  }

  private static double off(BigDecimal told, BigDecimal came) {
    return came.subtract(told).abs().doubleValue();
  }
}
