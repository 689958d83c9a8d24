package clientele.steps.forecast;

import clientele.steps.core.forecast.RevenueForecaster;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.forecast.ForecastRow;
import clientele.steps.table.forecast.ForecastScore;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Foretells the revenue of the next three months by segment, of customers not yet seen, and in
 * total; and holds what earlier months foretold of this one against what came. A forecast is
 * written before its run is published and never after.
 */
public final class ForecastRevenue implements Step {
  private static final SqlScript HELD = new SqlScript("forecast/held_months");
  private static final int HORIZONS = 3;

  private final Warehouse warehouse;
  private final PipelineSettings settings;
  private final int threads;

  /** No figure depends on the number of threads. */
  public ForecastRevenue(Warehouse warehouse, PipelineSettings settings, int threads) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "forecast_revenue";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.RUN_INPUT,
        Tables.TRANSACTION,
        Tables.CUSTOMER_FEATURE,
        Tables.CUSTOMER_SEGMENT,
        Tables.SEGMENT_PARENT,
        Tables.SEGMENT_MODEL_RULE,
        Tables.SEGMENT_JOIN);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.FORECAST, Tables.FORECAST_SCORE);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(Tables.PUBLICATION, Tables.CUSTOMER_SEGMENT, Tables.FORECAST);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    warehouse.expectBulk();
    ScoreReader reader = new ScoreReader(warehouse);
    List<ForecastScore> scores = reader.scores(id);
    List<ForecastRow> rows = rows(run, reader);
    long written =
        warehouse.replace(id, Tables.FORECAST, rows)
            + warehouse.replace(id, Tables.FORECAST_SCORE, scores);
    return new StepResult(
        written, Map.of("forecasts", (double) rows.size(), "scores", (double) scores.size()));
  }

  private List<ForecastRow> rows(RunContext run, ScoreReader reader) {
    double[] series = series(run.id());
    if (series.length == 0) {
      return List.of();
    }
    States states =
        new StateReader(warehouse, settings.windowMonths(), threads)
            .read(run, series.length, HORIZONS);
    ForecastRows writer = new ForecastRows(run.id(), states, reader.present(run.id()), series);
    return new RevenueForecaster(states.months(), series)
        .ahead().stream().map(writer::rows).flatMap(List::stream).toList();
  }

  /** A held month. */
  public record Held(LocalDate month, BigDecimal revenue) {}

  /** Revenue of the months in a row up to the closed one. */
  private double[] series(RunId run) {
    List<Held> held = new ArrayList<>(warehouse.query(run, HELD, Map.of(), Held.class));
    LocalDate wanted = run.month().atDay(1);
    List<Double> newestFirst = new ArrayList<>();
    for (int i = held.size() - 1; i >= 0 && held.get(i).month().equals(wanted); i--) {
      newestFirst.add(held.get(i).revenue().doubleValue());
      wanted = wanted.minusMonths(1);
    }
    int n = newestFirst.size();
    double[] series = new double[n];
    for (int i = 0; i < n; i++) {
      series[i] = newestFirst.get(n - 1 - i);
    }
    return series;
  }
}
