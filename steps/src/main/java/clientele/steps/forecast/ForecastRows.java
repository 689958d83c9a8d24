package clientele.steps.forecast;

import clientele.steps.core.forecast.Expected;
import clientele.steps.dag.RunId;
import clientele.steps.table.forecast.ForecastRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down what is expected, in pennies that add up. */
final class ForecastRows {
  static final String SEGMENT = "SEGMENT";
  static final String NEW = "NEW";
  static final String TOTAL = "TOTAL";

  private static final int YEAR = 12;

  private final RunId run;
  private final States states;
  private final Map<Integer, BigDecimal> sameCustomers;
  private final double[] series;

  /**
   * Of a run.
   *
   * @param sameCustomers what present customers brought in the closed month, by segment
   * @param series revenue of the held months
   */
  ForecastRows(RunId run, States states, Map<Integer, BigDecimal> sameCustomers, double[] series) {
    this.run = run;
    this.states = states;
    this.sameCustomers = Map.copyOf(sameCustomers);
    this.series = series.clone();
  }

  List<ForecastRow> rows(Expected expected) {
    List<ForecastRow> rows = new ArrayList<>();
    Part total = new Part(TOTAL, 0, 0);
    for (int s = 0; s < expected.parts().length; s++) {
      boolean segment = s < states.segments().size();
      if (!segment || states.customers(s) > 0) {
        Part part =
            segment
                ? new Part(SEGMENT, states.segments().get(s), states.customers(s))
                : new Part(NEW, 0, 0);
        part.expected = pennies(expected.parts()[s]);
        part.halfWidth = expected.hasIntervals() ? pennies(expected.halfWidths()[s]) : null;
        part.lastOutcome = pennies(states.lastOutcome(s, expected.ahead()));
        part.sameCustomers =
            segment ? sameCustomers.getOrDefault(part.segmentId, BigDecimal.ZERO) : BigDecimal.ZERO;
        total.add(part);
        rows.add(row(part, expected, null));
      }
    }
    total.halfWidth = expected.hasIntervals() ? pennies(expected.totalHalfWidth()) : null;
    rows.add(row(total, expected, season(expected.ahead())));
    return rows;
  }

  /** One part of the revenue while it is added up. */
  private static final class Part {
    private final String name;
    private final int segmentId;
    private long customers;
    private BigDecimal expected = BigDecimal.ZERO;
    private @Nullable BigDecimal halfWidth;
    private BigDecimal lastOutcome = BigDecimal.ZERO;
    private BigDecimal sameCustomers = BigDecimal.ZERO;

    Part(String name, int segmentId, long customers) {
      this.name = name;
      this.segmentId = segmentId;
      this.customers = customers;
    }

    void add(Part other) {
      customers += other.customers;
      expected = expected.add(other.expected);
      lastOutcome = lastOutcome.add(other.lastOutcome);
      sameCustomers = sameCustomers.add(other.sameCustomers);
    }
  }

  private ForecastRow row(Part part, Expected from, @Nullable BigDecimal season) {
    BigDecimal half = part.halfWidth;
    ForecastRow open =
        new ForecastRow(
            part.name,
            part.segmentId,
            from.ahead(),
            run.month().plusMonths(from.ahead()).atDay(1),
            part.customers,
            part.expected,
            half == null ? null : part.expected.subtract(half),
            half == null ? null : part.expected.add(half),
            from.level(),
            from.origins(),
            part.lastOutcome,
            part.sameCustomers.setScale(2, RoundingMode.HALF_EVEN),
            season,
            "");
    return Seal.sealed(run, open);
  }

  private @Nullable BigDecimal season(int ahead) {
    int place = series.length - 1 + ahead - YEAR;
    return place < 0 ? null : pennies(series[place]);
  }

  static BigDecimal pennies(double money) {
    return BigDecimal.valueOf(money).setScale(2, RoundingMode.HALF_EVEN);
  }
}
