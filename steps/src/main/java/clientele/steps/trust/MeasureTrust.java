package clientele.steps.trust;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.core.stability.Stability;
import clientele.steps.core.usefulness.WalkForwardGain;
import clientele.steps.core.validity.Silhouette;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.outcome.PanelReader;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterStability;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.OutcomeModel;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.SegmentCluster;
import clientele.steps.table.segment.SegmentModel;
import clientele.steps.table.segment.SegmentTrust;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Measures of each segment, as it is published this month and by whatever model it was placed, how
 * far it lies apart, whether it comes out again among other customers, and whether it told anything
 * of the next month.
 */
public final class MeasureTrust implements Step {
  /** Beyond so many points the silhouette is taken of a sample of so many. */
  private static final int SILHOUETTE_SAMPLE = 20_000;

  private final Warehouse warehouse;
  private final PipelineSettings settings;
  private final int threads;

  /**
   * @param threads how many measure; no figure depends on it
   */
  public MeasureTrust(Warehouse warehouse, PipelineSettings settings, int threads) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "measure_trust";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.RUN_INPUT,
        Tables.TRANSACTION,
        Tables.CUSTOMER_FEATURE,
        Tables.CUSTOMER_EMBEDDING,
        Tables.OUTCOME_MODEL,
        Tables.CLUSTER_CANDIDATE,
        Tables.CLUSTER_STABILITY,
        Tables.MONTH_VERDICT,
        Tables.CUSTOMER_SEGMENT,
        Tables.SEGMENT_CLUSTER,
        Tables.SEGMENT_MODEL,
        Tables.SEGMENT_MODEL_RULE,
        Tables.SEGMENT_JOIN);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.SEGMENT_TRUST);
  }

  /** The segments as they are published. */
  @SuppressWarnings("ArrayRecordComponent") // bulk labels, never compared
  private record Published(Matrix plane, int[] segmentOf, Labels labels) {
    int segment(int label) {
      return segmentOf[labels.members(label)[0]];
    }
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    Published published = published(id);
    Optional<OutcomePanel> panel = panel(id, published.segmentOf().length);
    Map<Integer, Double> silhouettes = silhouettes(run, published);
    Map<Integer, Double> jaccards = jaccards(run, published, panel);
    Map<Integer, WalkForwardGain.Group> told =
        panel
            .map(p -> new ToldByPast(warehouse, threads).of(run, p, published.segmentOf()))
            .orElse(Map.of());
    boolean whole = wholeChain(id);
    int least = settings.match().least(published.segmentOf().length);
    List<SegmentTrust> rows = new ArrayList<>();
    for (int label = 0; label < published.labels().clusters(); label++) {
      int segment = published.segment(label);
      WalkForwardGain.Group group = told.get(segment);
      Double jaccard = jaccards.get(segment);
      long customers = published.labels().size(label);
      rows.add(
          new SegmentTrust(
              segment,
              customers,
              silhouettes.get(segment),
              jaccard,
              group == null ? null : group.gain(),
              group == null ? 0 : group.months(),
              group == null ? 0 : group.gaining(),
              TrustWord.of(jaccard, whole, group != null && group.tells(), customers, least)));
    }
    return new StepResult(
        warehouse.replace(id, Tables.SEGMENT_TRUST, rows),
        Map.of(
            "told",
            told.values().stream().mapToDouble(WalkForwardGain.Group::gain).sum(),
            "high",
            (double) rows.stream().filter(row -> row.trust().equals("high")).count()));
  }

  private Published published(RunId id) {
    CustomerMatrix plane = warehouse.matrix(id, Tables.CUSTOMER_EMBEDDING, List.of("x", "y"));
    Map<String, Integer> segmentOf =
        warehouse.rows(id, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    int[] raw =
        plane.ids().stream().mapToInt(c -> segmentOf.getOrDefault(c, Labels.NOISE)).toArray();
    return new Published(plane.values(), raw, Labels.of(raw));
  }

  /** What is known of earlier month ends, where that is enough to learn from. */
  private Optional<OutcomePanel> panel(RunId id, int customers) {
    return warehouse.rows(id, Tables.OUTCOME_MODEL).stream().anyMatch(OutcomeModel::learnt)
        ? Optional.of(
            new PanelReader(warehouse, settings.windowMonths())
                .read(id, FeatureCatalogue.figures(), customers))
        : Optional.empty();
  }

  private Map<Integer, Double> silhouettes(RunContext run, Published published) {
    Labels labels = published.labels();
    Map<Integer, Double> of = new TreeMap<>();
    if (labels.clusters() > 1) {
      Silhouette silhouette =
          published.plane().rows() <= SILHOUETTE_SAMPLE
              ? Silhouette.of(published.plane(), labels, threads)
              : Silhouette.sampled(
                  published.plane(),
                  labels,
                  SILHOUETTE_SAMPLE,
                  run.seed("measure_trust.silhouette"),
                  threads);
      for (int label = 0; label < labels.clusters(); label++) {
        of.put(published.segment(label), silhouette.cluster(label));
      }
    }
    return of;
  }

  /** Of plain segments by score nothing is known: they are a rule and no finding. */
  private Map<Integer, Double> jaccards(
      RunContext run, Published published, Optional<OutcomePanel> panel) {
    RunId id = run.id();
    boolean kept = warehouse.rows(id, Tables.SEGMENT_MODEL).stream().anyMatch(m -> kept(m, id));
    if (!kept) {
      boolean whole = warehouse.rows(id, Tables.SEGMENT_MODEL_RULE).isEmpty() || unmixed(id);
      boolean found =
          warehouse.rows(id, Tables.MONTH_VERDICT).stream().allMatch(MonthVerdict::trustworthy);
      if (whole || !found) {
        return found ? ofClusters(id) : Map.of();
      }
    }
    ComesBack back = new ComesBack(warehouse, settings, threads);
    boolean ruled = !warehouse.rows(id, Tables.SEGMENT_MODEL_RULE).isEmpty();
    Optional<Stability> stability =
        ruled
            ? panel.map(p -> back.amongTrees(run, p, published.labels()))
            : back.onThePlane(run, published.plane(), published.labels());
    Map<Integer, Double> of = new TreeMap<>();
    for (int label = 0; label < published.labels().clusters() && stability.isPresent(); label++) {
      of.put(published.segment(label), stability.get().clusters().get(label).jaccard());
    }
    return of;
  }

  /** Whether resamples went from the features on, and not through clustering on the plane alone. */
  private boolean wholeChain(RunId id) {
    boolean ruled = !warehouse.rows(id, Tables.SEGMENT_MODEL_RULE).isEmpty();
    boolean kept = warehouse.rows(id, Tables.SEGMENT_MODEL).stream().anyMatch(m -> kept(m, id));
    return ruled
        || (!kept
            && warehouse.rows(id, Tables.MONTH_VERDICT).stream()
                .anyMatch(MonthVerdict::wholeChain));
  }

  private static boolean kept(SegmentModel model, RunId id) {
    return !new RunId(YearMonth.from(model.anchorMonth()), model.anchorRevision()).equals(id);
  }

  /** Whether every segment of the month is one cluster. */
  private boolean unmixed(RunId id) {
    List<SegmentCluster> overlaps = warehouse.rows(id, Tables.SEGMENT_CLUSTER);
    return overlaps.stream().map(SegmentCluster::segmentId).distinct().count() == overlaps.size();
  }

  private Map<Integer, Double> ofClusters(RunId id) {
    Map<Integer, Double> of = new TreeMap<>();
    SegmentStability.of(
            warehouse.rows(id, Tables.SEGMENT_CLUSTER),
            warehouse.rows(id, Tables.CLUSTER_STABILITY))
        .forEach((segment, stability) -> put(of, segment, stability));
    return of;
  }

  private static void put(Map<Integer, Double> of, int segment, ClusterStability stability) {
    Double jaccard = stability.jaccard();
    if (jaccard != null) {
      of.put(segment, jaccard);
    }
  }
}
