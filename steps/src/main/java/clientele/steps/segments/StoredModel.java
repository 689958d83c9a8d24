package clientele.steps.segments;

import clientele.steps.core.matching.KeptModel;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * The model that puts customers into segments, learnt from the rows of its anchor. It is not stored
 * as bytes: the same rows in the same order, the same seed of the run and the same anchor give the
 * same model wherever it is asked for, in a month's run or on the page.
 */
public final class StoredModel {
  /** More customers than this teach a model nothing new. */
  private static final int MOST_LEARNT_FROM = 20_000;

  private StoredModel() {}

  /**
   * Learns.
   *
   * @param features of the anchor's customers, those of {@link #sample}
   * @param segmentOf segment of each row
   * @param runSeed seed of the run that asks
   * @param threads 1 or more; changes the time only
   */
  public static KeptModel learn(
      Matrix features, int[] segmentOf, long runSeed, RunId anchor, int threads) {
    return KeptModel.fit(features, segmentOf, seed(runSeed, anchor), threads);
  }

  /**
   * The customers a model is learnt from: all, or as many as teach it something, evenly spread over
   * the customers in ascending order of their ids' UTF-16 units.
   */
  public static int[] sample(int customers) {
    int size = Math.min(customers, MOST_LEARNT_FROM);
    return IntStream.range(0, size).map(i -> (int) ((long) i * customers / size)).toArray();
  }

  /** The same for an anchor in whatever month it is asked for. */
  static long seed(long runSeed, RunId anchor) {
    return new RunContext(anchor, 1, runSeed, Instant.EPOCH).seed("match_segments.model");
  }
}
