package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.Winner;
import clientele.steps.core.clustering.density.DbscanParams;
import clientele.steps.core.clustering.density.ThinnedDbscan;
import clientele.steps.core.manifold.Projection;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outlier.IsolationForest;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.core.stability.Stability;
import clientele.steps.core.validity.CalinskiHarabasz;
import clientele.steps.core.validity.DaviesBouldin;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.model.Choice.Graded;
import clientele.steps.model.DrawnBorders.Drawn;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterCandidate;
import clientele.steps.table.cluster.ClusterGrade;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.OutcomeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grades every candidate clustering by its validity on the plane, chooses the winner ({@link
 * Choice}) and says whether it can be believed ({@link Evidence}). The month's labels are the
 * winner's; where it cannot be believed, they are the plain segments by score ({@link
 * RfmSegments}).
 */
public final class GradeClusters implements Step {
  private static final Logger log = LoggerFactory.getLogger(GradeClusters.class);

  private final Warehouse warehouse;
  private final ModelChain chain;
  private final ClusterSettings settings;
  private final int windowMonths;
  private final int threads;

  /**
   * @param projection draws resamples and shuffles as it drew the month
   * @param threads how many threads measure distances; the result does not depend on it
   */
  public GradeClusters(
      Warehouse warehouse, Projection projection, PipelineSettings settings, int threads) {
    this.warehouse = warehouse;
    this.chain = new ModelChain(projection, settings.embed(), threads);
    this.settings = settings.cluster();
    this.windowMonths = settings.windowMonths();
    this.threads = threads;
  }

  @Override
  public String name() {
    return "grade_clusters";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.CUSTOMER_FEATURE,
        Tables.CUSTOMER_EMBEDDING,
        Tables.CUSTOMER_CLUSTER,
        Tables.CLUSTER_CANDIDATE,
        Tables.OUTCOME_MODEL,
        Tables.OUTCOME_LEAF,
        Tables.OUTCOME_RULE,
        Tables.RUN_INPUT,
        Tables.TRANSACTION);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(
        Tables.CLUSTER_GRADE,
        Tables.CLUSTER_STABILITY,
        Tables.CLUSTER_JOIN,
        Tables.MONTH_VERDICT,
        Tables.CUSTOMER_ANOMALY);
  }

  @Override
  public StepResult run(RunContext run) {
    CustomerMatrix plane = warehouse.matrix(run.id(), Tables.CUSTOMER_EMBEDDING, List.of("x", "y"));
    CustomerMatrix features =
        warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, FeatureCatalogue.modelled());
    Matrix scaled = ModelChain.scaled(features);
    CandidateUse use =
        outcomes(run).learnt()
            ? CandidateUse.of(run, warehouse, windowMonths, threads)
            : CandidateUse.unknown();
    Map<String, Graded> graded =
        new GradedCandidates(warehouse, run, threads).read(plane, features.values(), use);
    Map<String, Graded> competing = new LinkedHashMap<>(graded);
    competing.remove(RfmSegments.NAME);
    Choice choice = choice(run, plane.values(), scaled, competing);
    Judged judged = judge(run, scaled, competing, choice, use);
    if (!judged.verdict().trustworthy() && competing.remove(Candidates.OUTCOME_TREE) != null) {
      judged = judge(run, scaled, competing, choice, use);
    }
    MonthVerdict verdict = judged.verdict();
    Winner winner = judged.winner();
    Stability stability = judged.stability();
    log.info("{}: {}", verdict.reason(), verdict.evidence());
    String chosen = verdict.trustworthy() ? winner.name() : RfmSegments.NAME;
    List<ClusterGrade> grades = new ArrayList<>();
    graded.forEach((name, g) -> grades.add(grade(name, chosen, plane.values(), g, choice)));
    long written = warehouse.replace(run.id(), Tables.CLUSTER_GRADE, grades);
    Drawn drawn = drawn(run, scaled, chosen, of(graded, chosen).labels());
    written +=
        warehouse.replace(
            run.id(),
            Tables.CLUSTER_STABILITY,
            FoundClusters.of(
                of(graded, chosen),
                verdict.trustworthy() ? Optional.of(stability) : Optional.empty(),
                drawn));
    written += warehouse.replace(run.id(), Tables.MONTH_VERDICT, List.of(verdict));
    written += warehouse.replace(run.id(), Tables.CLUSTER_JOIN, drawn.joins());
    written += anomalies(run, features, scaled);
    return new StepResult(written, metrics(grades, verdict));
  }

  /** The winner, its stability, and what is to be said of it. */
  private record Judged(Winner winner, Stability stability, MonthVerdict verdict) {}

  private Judged judge(
      RunContext run,
      Matrix scaled,
      Map<String, Graded> competing,
      Choice choice,
      CandidateUse use) {
    Winner winner = choice.of(competing, settings.preferredOf(competing.keySet()));
    Graded won = of(competing, winner.name());
    Labels labels = won.labels();
    Evidence evidence = new Evidence(chain, scaled, settings);
    if (winner.name().equals(Candidates.OUTCOME_TREE)) {
      Stability stability = choice.stability(winner.name()).orElseThrow();
      OutcomeModel outcomes = outcomes(run);
      return new Judged(winner, stability, Evidence.judge(winner, won, stability, outcomes));
    }
    Stability stability =
        Evidence.throughChain(winner, settings)
            ? evidence.throughChain(labels, settings.chainResamples(), run)
            : choice.stability(winner.name()).orElseThrow();
    return new Judged(
        winner,
        stability,
        evidence.judge(winner, won, stability, use.chance(winner.name(), labels), run));
  }

  /** What was learnt of outcomes. */
  private OutcomeModel outcomes(RunContext run) {
    return warehouse.rows(run.id(), Tables.OUTCOME_MODEL).stream()
        .findFirst()
        .orElse(OutcomeModel.nothing("nothing was learnt"));
  }

  /** Only clusters by density, with an eps of their own, have borders that a draw can move. */
  private Drawn drawn(RunContext run, Matrix scaled, String chosen, Labels labels) {
    return chosen.equals("dbscan") && settings.eps().isEmpty()
        ? new DrawnBorders(chain, settings.draws()).drawn(scaled, labels, run)
        : Drawn.none(labels.clusters());
  }

  private static Graded of(Map<String, Graded> graded, String name) {
    Graded found = graded.get(name);
    if (found == null) {
      throw new StepException(ErrorCode.INTERNAL, "no such candidate [" + name + "]");
    }
    return found;
  }

  private Choice choice(RunContext run, Matrix points, Matrix scaled, Map<String, Graded> graded) {
    ClusterCandidate how =
        warehouse.rows(run.id(), Tables.CLUSTER_CANDIDATE).stream()
            .filter(candidate -> candidate.algorithm().equals("dbscan"))
            .findFirst()
            .orElseThrow(() -> new StepException(ErrorCode.INTERNAL, "no candidate [dbscan]"));
    double eps = Objects.requireNonNullElse(how.eps(), 1.0);
    int minPts = Objects.requireNonNullElse(how.minPts(), 2);
    ToIntFunction<String> counts = name -> Math.max(1, of(graded, name).labels().clusters());
    Candidates candidates =
        new Candidates(
            points,
            new ThinnedDbscan(new DbscanParams(eps, minPts), points.rows()),
            counts,
            () -> chain.eigenvectors(scaled, counts.applyAsInt(Candidates.SPECTRAL), run),
            run);
    return new Choice(
        candidates,
        new BootstrapJaccard(settings.resamples(), run.seed("grade_clusters.bootstrap"), threads),
        warehouse.rows(run.id(), Tables.OUTCOME_LEAF),
        settings.choice());
  }

  private static ClusterGrade grade(
      String name, String chosen, Matrix points, Graded graded, Choice choice) {
    Labels labels = graded.labels();
    Optional<Double> stability = choice.stability(name).map(found -> found.weighted(labels));
    return new ClusterGrade(
        name,
        name.equals(chosen),
        labels.clusters(),
        labels.noise(),
        labels.clusters() < 2 ? null : graded.silhouette().overall(),
        orNull(DaviesBouldin.of(points, labels)),
        orNull(CalinskiHarabasz.of(points, labels)),
        stability.isPresent() ? stability.get() : null,
        orNull(graded.usefulness()),
        graded.pointMasses());
  }

  private long anomalies(RunContext run, CustomerMatrix features, Matrix scaled) {
    Matrix scores =
        warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, List.of("monetary_score")).values();
    IsolationForest forest = IsolationForest.of(run.seed("grade_clusters.anomaly"), threads);
    return warehouse.replace(
        run.id(), Tables.CUSTOMER_ANOMALY, Anomalies.of(features.ids(), scaled, scores, forest));
  }

  private static Map<String, Double> metrics(List<ClusterGrade> grades, MonthVerdict verdict) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (ClusterGrade grade : grades) {
      if (grade.silhouette() != null) {
        metrics.put("silhouette_" + grade.algorithm(), grade.silhouette());
      }
    }
    metrics.put("trustworthy", verdict.trustworthy() ? 1.0 : 0.0);
    metrics.put("jaccard", verdict.jaccard());
    metrics.put("null_grade", verdict.nullGrade());
    metrics.put("null_best", verdict.nullBest());
    return metrics;
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
