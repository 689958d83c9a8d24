package clientele.steps.publish.gate;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.GateSettings;
import clientele.steps.table.RunInput;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.line.QualityCount;
import clientele.steps.table.publish.GateVerdict;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Measures what a month must keep to before anybody sees it, and writes value and verdict down. It
 * stops nothing itself, or its own rows would be rolled back: {@link
 * clientele.steps.publish.PublishTables} does.
 */
public final class CheckGates implements Step {
  private static final int LEAST_TRAILING = 3;

  private final Warehouse warehouse;
  private final GateSettings settings;

  public CheckGates(Warehouse warehouse, GateSettings settings) {
    this.warehouse = warehouse;
    this.settings = settings;
  }

  /** What a month of lines holds. */
  private record Lines(double all, double rejected, double revenue) {}

  @Override
  public String name() {
    return "check_gates";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.RUN_INPUT,
        Tables.DATA_QUALITY,
        Tables.TRANSACTION,
        Tables.CUSTOMER_FEATURE,
        Tables.SEGMENT_PROFILE);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(Tables.RUN_INPUT, Tables.CUSTOMER_FEATURE);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.GATE_VERDICT);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    Map<YearMonth, Lines> months = months(id);
    Lines own = months.getOrDefault(id.month(), new Lines(0, 0, 0));
    List<Lines> trailing =
        months.entrySet().stream()
            .filter(entry -> entry.getKey().isBefore(id.month()))
            .map(Map.Entry::getValue)
            .toList();
    List<GateVerdict> verdicts = new ArrayList<>();
    verdicts.add(
        GateVerdict.of(
            "rejected",
            own.all() == 0 ? 0 : own.rejected() / own.all(),
            Double.NEGATIVE_INFINITY,
            settings.rejectedShare(),
            "share of the month's lines"));
    verdicts.add(
        ratio("rows", own, trailing, Lines::all, settings.rowsFall(), settings.rowsRise()));
    verdicts.addAll(new SourceGates(warehouse, settings).of(id));
    verdicts.add(
        ratio(
            "revenue",
            own,
            trailing,
            Lines::revenue,
            settings.revenueFall(),
            settings.revenueRise()));
    verdicts.add(drift(id));
    verdicts.add(trust(id));
    long stops = verdicts.stream().filter(verdict -> verdict.verdict().equals("stop")).count();
    return new StepResult(
        warehouse.replace(id, Tables.GATE_VERDICT, verdicts), Map.of("stops", (double) stops));
  }

  private Map<YearMonth, Lines> months(RunId id) {
    Map<YearMonth, Lines> months = new TreeMap<>();
    for (RunInput input : warehouse.rows(id, Tables.RUN_INPUT)) {
      YearMonth month = YearMonth.from(input.dataMonth());
      double all = 0;
      double rejected = 0;
      double revenue = 0;
      for (QualityCount rule :
          warehouse.rows(new RunId(month, input.dataRevision()), Tables.DATA_QUALITY)) {
        all += rule.outcome().equals("counted") ? 0 : rule.rows();
        rejected += rule.outcome().equals("rejected") ? rule.rows() : 0;
        revenue += rule.outcome().equals("kept") ? rule.revenue().doubleValue() : 0;
      }
      months.put(month, new Lines(all, rejected, revenue));
    }
    return months;
  }

  private static GateVerdict ratio(
      String gate,
      Lines own,
      List<Lines> trailing,
      ToDoubleFunction<Lines> figure,
      double low,
      double high) {
    double[] sorted = trailing.stream().mapToDouble(figure).sorted().toArray();
    int n = sorted.length;
    double median = n == 0 ? 0 : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    if (n < LEAST_TRAILING || median <= 0) {
      return GateVerdict.notJudged(gate, "fewer than %d months before".formatted(LEAST_TRAILING));
    }
    return GateVerdict.of(
        gate,
        figure.applyAsDouble(own) / median,
        low,
        high,
        "against the median of the %d months before".formatted(n));
  }

  private GateVerdict drift(RunId id) {
    Optional<RunId> before = warehouse.publishedBefore(id.month());
    if (before.isEmpty()) {
      return GateVerdict.notJudged("drift", "no month before is published");
    }
    if (warehouse.rows(before.get(), Tables.RUN_INPUT).size()
        != warehouse.rows(id, Tables.RUN_INPUT).size()) {
      return GateVerdict.notJudged("drift", "the window still grows");
    }
    List<String> features = FeatureCatalogue.modelled();
    CustomerMatrix earlier = warehouse.matrix(before.get(), Tables.CUSTOMER_FEATURE, features);
    CustomerMatrix later = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, features);
    if (earlier.ids().isEmpty() || later.ids().isEmpty()) {
      return GateVerdict.notJudged("drift", "no customers");
    }
    Drift.Moved most = Drift.most(earlier, later);
    return GateVerdict.of(
        "drift",
        most.index(),
        Double.NEGATIVE_INFINITY,
        settings.drift(),
        "%s, against %s".formatted(most.feature(), before.get().month()));
  }

  private GateVerdict trust(RunId id) {
    long trusted =
        warehouse.rows(id, Tables.SEGMENT_PROFILE).stream()
            .filter(profile -> profile.segmentId() >= 0 && !profile.trust().equals("weak"))
            .count();
    return GateVerdict.of(
        "trusted_segments",
        (double) trusted,
        settings.trustedSegments(),
        Double.POSITIVE_INFINITY,
        "segments whose trust is not weak");
  }
}
