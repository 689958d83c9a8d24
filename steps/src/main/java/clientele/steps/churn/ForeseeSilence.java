package clientele.steps.churn;

import clientele.steps.core.churn.Reliability;
import clientele.steps.core.churn.SilenceModel;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.outcome.PanelReader;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.churn.ChurnBin;
import clientele.steps.table.churn.ChurnModel;
import clientele.steps.table.churn.CustomerChurn;
import clientele.steps.table.customer.FeatureCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Says of each customer the chance that they order nothing in the next month, and why; of each
 * segment what it may lose. It asks earlier month ends the same with what was known then. Where the
 * chances did not come true, none is written and the reason is.
 */
public final class ForeseeSilence implements Step {
  private static final int HORIZON = 1;
  private static final int FEWEST_BUYERS = 100;
  private static final int FEWEST_CUSTOMERS = 50;

  private final Warehouse warehouse;
  private final PipelineSettings settings;
  private final int threads;

  /** No figure depends on the number of threads. */
  public ForeseeSilence(Warehouse warehouse, PipelineSettings settings, int threads) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "foresee_silence";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.RUN_INPUT, Tables.TRANSACTION, Tables.CUSTOMER_FEATURE, Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(
        Tables.CHURN_MODEL, Tables.CHURN_RELIABILITY, Tables.CUSTOMER_CHURN, Tables.SEGMENT_CHURN);
  }

  @Override
  public StepResult run(RunContext run) {
    List<String> columns = FeatureCatalogue.figures();
    CustomerMatrix now = warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, columns);
    OutcomePanel panel =
        new PanelReader(warehouse, settings.windowMonths())
            .read(run.id(), columns, now.ids().size());
    if (panel.buyers() < FEWEST_BUYERS || now.ids().size() < FEWEST_CUSTOMERS) {
      return write(
          run,
          new ChurnModel(
              HORIZON,
              0,
              0,
              null,
              null,
              null,
              false,
              "Too few orders followed earlier month ends: %d, at least %d are needed."
                  .formatted(panel.buyers(), FEWEST_BUYERS)),
          Optional.empty(),
          List.of());
    }
    int[] skewed =
        IntStream.range(0, columns.size())
            .filter(c -> FeatureCatalogue.skewed(columns.get(c)))
            .toArray();
    SilenceModel.Foreseen foreseen =
        new SilenceModel(panel, skewed, run.seed("foresee_silence.forest"), threads)
            .of(now.values());
    return write(
        run, model(foreseen), foreseen.record(), foreseen.told() ? rows(now, foreseen) : List.of());
  }

  private static ChurnModel model(SilenceModel.Foreseen foreseen) {
    Optional<Reliability> found = foreseen.record();
    if (found.isEmpty()) {
      return new ChurnModel(
          HORIZON,
          foreseen.asked(),
          0,
          null,
          null,
          null,
          false,
          "Too few earlier month ends could be asked: %d, at least 2 are needed."
              .formatted(foreseen.asked()));
    }
    Reliability record = found.get();
    int customers = record.bins().stream().mapToInt(Reliability.Bin::customers).sum();
    String errors =
        String.format(
            Locale.ROOT,
            "At %d earlier month ends chances were off by %.3f on average, %.3f of it by chance;",
            foreseen.asked(),
            record.error(),
            Math.min(record.error(), record.byChance()));
    return new ChurnModel(
        HORIZON,
        foreseen.asked(),
        customers,
        record.auc(),
        record.error(),
        record.byChance(),
        foreseen.told(),
        errors
            + (foreseen.told() ? " that is within .030." : " beyond .030 no chance is published."));
  }

  private List<CustomerChurn> rows(CustomerMatrix now, SilenceModel.Foreseen foreseen) {
    SilenceWords words =
        new SilenceWords(FeatureCatalogue.figures(), new FigureFormat(settings.currency()));
    List<CustomerChurn> rows = new ArrayList<>();
    for (int i = 0; i < now.ids().size(); i++) {
      rows.add(
          new CustomerChurn(
              now.ids().get(i),
              foreseen.chances()[i],
              words.say(now.values().row(i), foreseen.contributions()[i])));
    }
    return rows;
  }

  private StepResult write(
      RunContext run, ChurnModel model, Optional<Reliability> found, List<CustomerChurn> rows) {
    List<ChurnBin> bins =
        found.map(Reliability::bins).orElse(List.of()).stream()
            .map(b -> new ChurnBin(b.number(), b.promised(), b.came(), b.customers()))
            .toList();
    long written =
        warehouse.replace(run.id(), Tables.CHURN_MODEL, List.of(model))
            + warehouse.replace(run.id(), Tables.CHURN_RELIABILITY, bins)
            + warehouse.replace(run.id(), Tables.CUSTOMER_CHURN, rows)
            + warehouse.replace(
                run.id(), Tables.SEGMENT_CHURN, new SegmentLosses(warehouse, run.id()).of(rows));
    return new StepResult(written, Map.of("told", model.told() ? 1.0 : 0.0));
  }
}
