package clientele.steps.core.validity;

import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.core.stability.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * All grades of a clustering of points, with the verdict. The null tests draw points spread evenly
 * and points of one blob, and run the same clusterer on them; they know nothing of the stages
 * before the points. They compare silhouettes in which noise counts as 0: left out, a few tight
 * points among noise would look better than any real segments.
 *
 * @param silhouette mean over all points in clusters, or over 20,000 of them
 * @param daviesBouldin empty with fewer than two clusters
 * @param calinskiHarabasz empty with fewer than two clusters
 * @param dbcv by {@link Dbcv}
 * @param hopkins by {@link Hopkins}
 * @param stability bootstrap Jaccard through the clusterer alone
 * @param verdict whether to believe it
 */
public record PointGrades(
    Silhouette silhouette,
    OptionalDouble daviesBouldin,
    OptionalDouble calinskiHarabasz,
    double dbcv,
    double hopkins,
    Stability stability,
    Verdict verdict) {
  /**
   * Where points come from.
   *
   * @param features n × d
   * @param drawing from such features to points
   */
  public record Origin(Matrix features, UnaryOperator<Matrix> drawing) {}

  private static final int SILHOUETTE_SAMPLE = 20_000;
  private static final int RESAMPLES = 100;
  private static final int DRAWS = 19;

  /**
   * Grades labels.
   *
   * @param clusterer what made them, or would; safe to call from several threads
   */
  public static PointGrades of(
      Matrix points, Labels labels, Clusterer clusterer, long seed, int threads) {
    return of(points, labels, clusterer, Optional.empty(), seed, threads);
  }

  /**
   * Grades labels of points that were drawn from features: a drawing of data without clusters has
   * clumps too, so the whole chain is tried on features whose columns are shuffled.
   *
   * @param origin features and the way from them to points, the threads' number included
   */
  public static PointGrades of(
      Matrix points,
      Labels labels,
      Clusterer clusterer,
      Optional<Origin> origin,
      long seed,
      int threads) {
    Stability stability =
        new BootstrapJaccard(RESAMPLES, seed, threads).of(points, labels, clusterer::fit);
    double grade = grade(points, labels, threads);
    ToDoubleFunction<Matrix> clustered = drawn -> grade(drawn, clusterer.fit(drawn), 1);
    List<NullTest.Result> nullTests = new ArrayList<>();
    for (NullModel model : List.of(NullModel.UNIFORM, NullModel.GAUSSIAN)) {
      nullTests.add(new NullTest(model, DRAWS, seed, threads).run(points, grade, clustered));
    }
    origin.ifPresent(
        from ->
            nullTests.add(
                new NullTest(NullModel.SHUFFLED_COLUMNS, DRAWS, seed, 1)
                    .run(
                        from.features(),
                        grade,
                        drawn -> clustered.applyAsDouble(from.drawing().apply(drawn)))));
    return new PointGrades(
        Silhouette.sampled(points, labels, SILHOUETTE_SAMPLE, seed, threads),
        DaviesBouldin.of(points, labels),
        CalinskiHarabasz.of(points, labels),
        Dbcv.of(points, labels, threads),
        Hopkins.of(points, seed),
        stability,
        Verdict.of(labels, stability, nullTests));
  }

  private static double grade(Matrix points, Labels labels, int threads) {
    double members = labels.points() - labels.noise();
    return RowSample.silhouette(points, labels, threads) * members / Math.max(1, labels.points());
  }
}
