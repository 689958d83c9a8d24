package clientele.steps.forecast;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.table.forecast.ForecastRow;
import clientele.steps.table.forecast.ForecastScore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds the published forecasts of a month against what came. */
final class ScoreReader {
  private static final SqlScript FORECASTS = new SqlScript("forecast/published_forecasts");
  private static final SqlScript CAME = new SqlScript("forecast/came");

  private final Warehouse warehouse;

  ScoreReader(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** A forecast as an earlier month published it. */
  public record Published(
      String part,
      int segmentId,
      int ahead,
      LocalDate madeMonth,
      int madeRevision,
      LocalDate targetMonth,
      long customers,
      BigDecimal expected,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      double level,
      int origins,
      BigDecimal lastOutcome,
      BigDecimal sameCustomers,
      @Nullable BigDecimal seasonalNaive,
      String seal) {
    RunId run() {
      return new RunId(YearMonth.from(madeMonth), madeRevision);
    }

    private ForecastRow row() {
      return new ForecastRow(
          part,
          segmentId,
          ahead,
          targetMonth,
          customers,
          expected,
          low,
          high,
          level,
          origins,
          lastOutcome,
          sameCustomers,
          seasonalNaive,
          seal);
    }
  }

  /** What customers of an earlier run's segment brought in this month; no segment: of none. */
  public record Came(@Nullable Integer segmentId, BigDecimal revenue) {}

  /** The scores of a run's month. */
  List<ForecastScore> scores(RunId run) {
    Map<RunId, Brought> brought = new HashMap<>();
    List<ForecastScore> scores = new ArrayList<>();
    for (Published told : warehouse.query(run, FORECASTS, Map.of(), Published.class)) {
      if (!Seal.of(told.run(), told.row()).equals(told.seal())) {
        throw new StepException(
            ErrorCode.INTERNAL,
            "a published forecast is not what was published [%s, %s %d]. Maybe restore the database."
                .formatted(told.run(), told.part(), told.segmentId()));
      }
      Brought came = brought.computeIfAbsent(told.run(), made -> brought(run, made));
      scores.add(score(told, came.of(told.part(), told.segmentId())));
    }
    return scores;
  }

  /** What present customers brought in the run's own month, by segment. */
  Map<Integer, BigDecimal> present(RunId run) {
    return brought(run, run).segments();
  }

  /** What an earlier run's segments brought in a month, and all others. */
  private record Brought(Map<Integer, BigDecimal> segments, BigDecimal others) {
    BigDecimal of(String part, int segment) {
      if (part.equals(ForecastRows.SEGMENT)) {
        return segments.getOrDefault(segment, BigDecimal.ZERO);
      }
      return part.equals(ForecastRows.NEW)
          ? others
          : segments.values().stream().reduce(others, BigDecimal::add);
    }
  }

  private Brought brought(RunId run, RunId made) {
    Map<Integer, BigDecimal> segments = new TreeMap<>();
    BigDecimal others = BigDecimal.ZERO;
    for (Came came :
        warehouse.query(
            run,
            CAME,
            Map.of("made_month", made.month().atDay(1), "made_revision", made.revision()),
            Came.class)) {
      Integer segment = came.segmentId();
      if (segment == null) {
        others = others.add(came.revenue());
      } else {
        segments.put(segment, came.revenue());
      }
    }
    return new Brought(segments, others);
  }

  private static ForecastScore score(Published told, BigDecimal exact) {
    BigDecimal came = exact.setScale(2, RoundingMode.HALF_EVEN);
    BigDecimal low = told.low();
    BigDecimal high = told.high();
    return new ForecastScore(
        told.part(),
        told.segmentId(),
        told.ahead(),
        told.madeMonth(),
        told.madeRevision(),
        told.expected(),
        low,
        high,
        told.level(),
        came,
        inside(came, low, high),
        told.lastOutcome(),
        told.sameCustomers(),
        told.seasonalNaive());
  }

  private static @Nullable Boolean inside(
      BigDecimal came, @Nullable BigDecimal low, @Nullable BigDecimal high) {
    if (low == null || high == null) {
      return null;
    }
    return came.compareTo(low) >= 0 && came.compareTo(high) <= 0;
  }
}
