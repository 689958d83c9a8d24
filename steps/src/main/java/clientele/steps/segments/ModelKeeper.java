package clientele.steps.segments;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matching.KeptModel;
import clientele.steps.core.matching.PopulationStability;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.random.Draws;
import clientele.steps.core.stability.AdjustedRandIndex;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.MatchSettings;
import clientele.steps.table.CustomerSegment;
import clientele.steps.table.FeatureCatalogue;
import clientele.steps.table.SegmentModel;
import clientele.steps.table.Tables;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decides what puts a month's customers into segments: its own clustering, or the model of the
 * month before. A clustering made anew moves many customers who have not changed at all, because
 * forest and plane differ from month to month; a kept model moves a customer only when his own
 * figures have. So the model is kept until customers have drifted from those it was learnt from, or
 * it is too old; the month's own clustering then makes the next one.
 *
 * <p>The model is not stored as bytes: it is learnt again, the same, from the rows of its anchor.
 */
final class ModelKeeper {
  /** More customers than this teach a model nothing new. */
  private static final int MOST_LEARNT_FROM = 20_000;

  private static final double HELD_OUT = 0.2;

  private final Warehouse warehouse;
  private final MatchSettings settings;
  private final int threads;

  ModelKeeper(Warehouse warehouse, MatchSettings settings, int threads) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.threads = threads;
  }

  /**
   * How the customers are parted, before the parts have ids.
   *
   * @param groupOf cluster, or id of a segment where the model was kept; −1 is noise
   * @param firmnessOf how firmly, 0 … 1
   * @param kept whether the groups are segments already
   */
  record Parting(
      Map<String, Integer> groupOf,
      Map<String, Double> firmnessOf,
      boolean kept,
      SegmentModel model) {}

  /**
   * Parts the month's customers.
   *
   * @param neighbour the published month before, or else after
   */
  Parting part(RunContext run, List<ClusterMember> members, Optional<RunId> neighbour) {
    CustomerMatrix now = features(run.id());
    Optional<SegmentModel> last =
        neighbour.flatMap(
            month -> warehouse.rows(month, Tables.SEGMENT_MODEL).stream().findFirst());
    if (last.isEmpty()) {
      return fresh(run, members, now, "no published month beside it has a model");
    }
    RunId anchor = anchor(last.get());
    long age = Math.abs(ChronoUnit.MONTHS.between(anchor.month(), run.id().month()));
    if (age >= settings.keepMonths()) {
      return fresh(
          run, members, now, "the model would be older than match.keep-months [" + age + "]");
    }
    CustomerMatrix then = features(anchor);
    double drift = PopulationStability.drift(then.values(), now.values());
    String measured = String.format(Locale.ROOT, "%.3f", drift);
    return drift >= settings.driftLimit()
        ? fresh(run, members, now, "customers have drifted [" + measured + "]")
        : kept(run, members, now, anchor, drift);
  }

  private Parting fresh(
      RunContext run, List<ClusterMember> members, CustomerMatrix now, String reason) {
    Map<String, Integer> clusterOf =
        members.stream()
            .collect(Collectors.toMap(ClusterMember::customerId, ClusterMember::cluster));
    Map<String, Double> firmness =
        members.stream()
            .collect(Collectors.toMap(ClusterMember::customerId, ClusterMember::membership));
    int[] labels = labels(now, clusterOf);
    SegmentModel model =
        new SegmentModel(
            run.id().month().atDay(1),
            run.id().revision(),
            0,
            fidelity(now.values(), labels, seed(run, run.id())),
            1,
            "learnt anew: " + reason);
    return new Parting(clusterOf, firmness, false, model);
  }

  private Parting kept(
      RunContext run, List<ClusterMember> members, CustomerMatrix now, RunId anchor, double drift) {
    KeptModel.Placed placed = model(run, anchor).place(now.values());
    Map<String, Integer> segmentOf = new HashMap<>();
    Map<String, Double> firmness = new HashMap<>();
    for (int i = 0; i < now.ids().size(); i++) {
      segmentOf.put(now.ids().get(i), placed.segments()[i]);
      firmness.put(now.ids().get(i), placed.firmness()[i]);
    }
    Map<String, Integer> clusterOf =
        members.stream()
            .collect(Collectors.toMap(ClusterMember::customerId, ClusterMember::cluster));
    double agreement =
        AdjustedRandIndex.of(Labels.of(placed.segments()), Labels.of(labels(now, clusterOf)));
    double fidelity =
        warehouse.rows(anchor, Tables.SEGMENT_MODEL).stream()
            .mapToDouble(SegmentModel::fidelity)
            .findFirst()
            .orElse(0);
    LocalDate month = anchor.month().atDay(1);
    SegmentModel model =
        new SegmentModel(
            month,
            anchor.revision(),
            drift,
            fidelity,
            agreement,
            "kept: the model of " + anchor.month());
    return new Parting(segmentOf, firmness, true, model);
  }

  /** The model of an anchor, learnt from its rows. */
  KeptModel model(RunContext run, RunId anchor) {
    CustomerMatrix then = features(anchor);
    Map<String, Integer> segmentOf =
        warehouse.rows(anchor, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    int[] sample = sample(then.ids().size());
    return fit(then.values(), labels(then, segmentOf), sample, seed(run, anchor));
  }

  /** Share placed right of those who were not learnt from. */
  private double fidelity(Matrix features, int[] labels, long seed) {
    int[] sample = sample(features.rows());
    int[] learnt =
        IntStream.of(sample).filter(i -> Draws.unit(Draws.bits(seed, i)) >= HELD_OUT).toArray();
    int[] asked =
        IntStream.of(sample).filter(i -> Draws.unit(Draws.bits(seed, i)) < HELD_OUT).toArray();
    if (learnt.length == 0 || asked.length == 0) {
      return 1;
    }
    int[] placed = fit(features, labels, learnt, seed).place(features.rows(asked)).segments();
    long right =
        IntStream.range(0, asked.length).filter(i -> placed[i] == labels[asked[i]]).count();
    return (double) right / asked.length;
  }

  private KeptModel fit(Matrix features, int[] labels, int[] rows, long seed) {
    int[] chosen = IntStream.of(rows).map(i -> labels[i]).toArray();
    return KeptModel.fit(features.rows(rows), chosen, seed, threads);
  }

  private CustomerMatrix features(RunId id) {
    return warehouse.matrix(id, Tables.CUSTOMER_FEATURE, FeatureCatalogue.modelled());
  }

  private static int[] labels(CustomerMatrix features, Map<String, Integer> groupOf) {
    return features.ids().stream()
        .mapToInt(customer -> Objects.requireNonNull(groupOf.get(customer)))
        .toArray();
  }

  /** All rows, or as many as are learnt from, evenly spread. */
  private static int[] sample(int rows) {
    int size = Math.min(rows, MOST_LEARNT_FROM);
    return IntStream.range(0, size).map(i -> (int) ((long) i * rows / size)).toArray();
  }

  private static RunId anchor(SegmentModel model) {
    return new RunId(YearMonth.from(model.anchorMonth()), model.anchorRevision());
  }

  /** The same for an anchor in whatever month it is asked for. */
  private static long seed(RunContext run, RunId anchor) {
    return new RunContext(anchor, 1, run.seed(), run.startedAt()).seed("match_segments.model");
  }
}
