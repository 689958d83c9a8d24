package clientele.steps.segments.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matching.KeptModel;
import clientele.steps.core.matching.PopulationStability;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.random.Draws;
import clientele.steps.core.stability.AdjustedRandIndex;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.placement.PlacementModel;
import clientele.steps.placement.RuleModel;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.facts.ClusterMember;
import clientele.steps.settings.MatchSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.OutcomeModel;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.SegmentModel;
import clientele.steps.table.segment.SegmentModelRule;
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
 * forest and plane differ from month to month; a kept model moves a customer only when their own
 * figures have. So the model is kept until customers have drifted from those it was learnt from, or
 * it is too old; the month's own clustering then makes the next one. Rules are kept even then,
 * until new ones tell enough more of what comes next.
 *
 * <p>A month whose clusters cannot be trusted has plain segments by score, which teach no other
 * month: the model in use is kept past it while it holds, and the next month begins anew where
 * there is none.
 *
 * <p>The model is learnt again, the same, from the rows of its anchor ({@link StoredModel}).
 */
public final class ModelKeeper {
  private static final double HELD_OUT = 0.2;
  private static final double MOST_IN_ONE = 0.35;

  /**
   * New rules break the labels once; they bring it in again where they explain a tenth more.
   * Customers of a young shop drift in every month.
   */
  private static final double ENOUGH = 0.1;

  /** Of twice the history they are better founded, and need only tell no less. */
  private static final double NO_LESS = 0;

  private final Warehouse warehouse;
  private final MatchSettings settings;
  private final int threads;

  public ModelKeeper(Warehouse warehouse, MatchSettings settings, int threads) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.threads = threads;
  }

  /**
   * Parts the month's customers.
   *
   * @param members the customers in the month's own clustering
   * @param before the published month before
   * @param ruled whether the month's own clustering is a set of rules
   */
  public Parting part(
      RunContext run, List<ClusterMember> members, Optional<RunId> before, boolean ruled) {
    Optional<SegmentModel> last =
        before.flatMap(month -> warehouse.rows(month, Tables.SEGMENT_MODEL).stream().findFirst());
    if (last.isEmpty()) {
      return fresh(run, members, "no published month before it has a model");
    }
    RunId anchor = anchor(last.get());
    if (!trustworthy(anchor)) {
      return fresh(run, members, "the clusters of " + anchor.month() + " could not be trusted");
    }
    CustomerMatrix now = features(run.id());
    double drift = PopulationStability.drift(features(anchor).values(), now.values());
    Optional<String> outlived =
        ruled && !rules(anchor).isEmpty()
            ? outlivedRules(run.id(), anchor, before.orElseThrow(), drift)
            : ruled
                ? Optional.of("there is enough history now to learn what customers do next")
                : outlived(run.id(), anchor, drift);
    if (outlived.isPresent()) {
      return fresh(run, members, outlived.get());
    }
    Parting kept = kept(run, now, anchor, drift);
    return ruled && lopsided(kept)
        ? fresh(run, members, "a segment has grown beyond 35 % of the customers")
        : kept;
  }

  /** Why a model that is no set of rules is kept no longer. */
  private Optional<String> outlived(RunId run, RunId anchor, double drift) {
    long age = age(run, anchor);
    if (age >= settings.keepMonths()) {
      return Optional.of("the model would be older than match.keep-months [" + age + "]");
    }
    return drift >= settings.driftLimit() ? Optional.of(drifted(drift)) : Optional.empty();
  }

  /**
   * Why rules are kept no longer: age, drift and twice the history are reasons to ask, and the
   * answer is yes where new rules tell enough more of the months left out.
   */
  private Optional<String> outlivedRules(RunId run, RunId anchor, RunId before, double drift) {
    OutcomeModel found = outcomes(run);
    long age = age(run, anchor);
    if (age >= settings.keepMonths() && found.tellsMore(ENOUGH)) {
      return Optional.of("the model would be older than match.keep-months [" + age + "]");
    }
    if (drift >= settings.driftLimit() && found.tellsMore(ENOUGH)) {
      return Optional.of(drifted(drift));
    }
    return hasDoubled(run, anchor, before) && found.tellsMore(NO_LESS)
        ? Optional.of("there is twice the history to learn from")
        : Optional.empty();
  }

  private static long age(RunId run, RunId anchor) {
    return Math.abs(ChronoUnit.MONTHS.between(anchor.month(), run.month()));
  }

  private static String drifted(double drift) {
    return String.format(Locale.ROOT, "customers have drifted [%.3f]", drift);
  }

  /** What a run has learnt from the months after. */
  private OutcomeModel outcomes(RunId run) {
    return warehouse.rows(run, Tables.OUTCOME_MODEL).stream()
        .findFirst()
        .orElse(OutcomeModel.nothing("no model"));
  }

  /** Whether the history is twice the anchor's for the first time; it is asked about once. */
  private boolean hasDoubled(RunId run, RunId anchor, RunId before) {
    int twice = 2 * outcomes(anchor).months();
    return outcomes(run).months() >= twice && outcomes(before).months() < twice;
  }

  /** Whether one segment holds more of the customers than a tree of outcomes may give it. */
  private static boolean lopsided(Parting parting) {
    int most = parting.sizes().values().stream().mapToInt(n -> n).max().orElse(0);
    return most > MOST_IN_ONE * parting.groupOf().size();
  }

  /** The rules of the model that put a run's customers into segments; none where it is no rules. */
  public List<SegmentModelRule> rules(RunId run) {
    return warehouse.rows(run, Tables.SEGMENT_MODEL_RULE);
  }

  /** Whether a run's clusters were found; segments by score are a rule that holds for its month. */
  private boolean trustworthy(RunId id) {
    return warehouse.rows(id, Tables.MONTH_VERDICT).stream().allMatch(MonthVerdict::trustworthy);
  }

  private static Parting fresh(RunContext run, List<ClusterMember> members, String reason) {
    Map<String, Integer> groupOf = new HashMap<>();
    Map<String, Double> firmnessOf = new HashMap<>();
    for (ClusterMember member : members) {
      groupOf.put(member.customerId(), member.cluster());
      firmnessOf.put(member.customerId(), member.membership());
    }
    return new Parting(groupOf, firmnessOf, run.id(), false, 0, "learnt anew: " + reason);
  }

  private Parting kept(RunContext run, CustomerMatrix now, RunId anchor, double drift) {
    KeptModel.Placed placed = model(run, anchor).place(now.values());
    Map<String, Integer> segmentOf = new HashMap<>();
    Map<String, Double> firmness = new HashMap<>();
    for (int i = 0; i < now.ids().size(); i++) {
      segmentOf.put(now.ids().get(i), placed.segments()[i]);
      firmness.put(now.ids().get(i), placed.firmness()[i]);
    }
    return new Parting(
        segmentOf, firmness, anchor, true, drift, "kept: the model of " + anchor.month());
  }

  /** The row of the model that parts the month, measured on what it was made of in the end. */
  public SegmentModel row(
      RunContext run, Parting parting, List<ClusterMember> members, boolean ruled) {
    CustomerMatrix now = features(run.id());
    int[] parted = labels(now, parting.groupOf());
    Map<String, Integer> clusterOf = new HashMap<>();
    members.forEach(member -> clusterOf.put(member.customerId(), member.cluster()));
    RunId anchor = parting.anchor();
    double fidelity =
        ruled
            ? 1
            : parting.kept()
                ? warehouse.rows(anchor, Tables.SEGMENT_MODEL).stream()
                    .mapToDouble(SegmentModel::fidelity)
                    .findFirst()
                    .orElse(0)
                : fidelity(now.values(), parted, StoredModel.seed(run.seed(), anchor));
    double agreement =
        parting.kept()
            ? AdjustedRandIndex.of(Labels.of(parted), Labels.of(labels(now, clusterOf)))
            : 1;
    return new SegmentModel(
        anchor.month().atDay(1),
        anchor.revision(),
        parting.drift(),
        fidelity,
        agreement,
        parting.reason());
  }

  /** The model of an anchor, learnt from its rows. */
  public PlacementModel model(RunContext run, RunId anchor) {
    List<SegmentModelRule> rules = rules(anchor);
    return rules.isEmpty() ? trees(run, anchor) : RuleModel.of(rules);
  }

  private StoredModel trees(RunContext run, RunId anchor) {
    CustomerMatrix then = features(anchor);
    Map<String, Integer> segmentOf =
        warehouse.rows(anchor, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    int[] sample = StoredModel.sample(then.ids().size());
    int[] labels = labels(then, segmentOf);
    return StoredModel.learn(
        then.values().rows(sample),
        IntStream.of(sample).map(i -> labels[i]).toArray(),
        run.seed(),
        anchor,
        threads);
  }

  /** Share placed right of those who were not learnt from. */
  private double fidelity(Matrix features, int[] labels, long seed) {
    int[] sample = StoredModel.sample(features.rows());
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

  private StoredModel fit(Matrix features, int[] labels, int[] rows, long seed) {
    int[] chosen = IntStream.of(rows).map(i -> labels[i]).toArray();
    return StoredModel.learn(features.rows(rows), chosen, seed, threads);
  }

  private CustomerMatrix features(RunId id) {
    return warehouse.matrix(id, Tables.CUSTOMER_FEATURE, FeatureCatalogue.figures());
  }

  private static int[] labels(CustomerMatrix features, Map<String, Integer> groupOf) {
    return features.ids().stream()
        .mapToInt(customer -> Objects.requireNonNull(groupOf.get(customer)))
        .toArray();
  }

  /** The run a model was learnt from. */
  public static RunId anchor(SegmentModel model) {
    return new RunId(YearMonth.from(model.anchorMonth()), model.anchorRevision());
  }
}
