package clientele.steps.segments.model;

import clientele.steps.core.matching.KeptModel;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.placement.PlacementModel;
import clientele.steps.segments.facts.LapsedRegulars;
import clientele.steps.table.customer.FeatureCatalogue;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The model that puts customers into segments, learnt from the rows of its anchor. It is not stored
 * as bytes: the same rows in the same order, the same seed of the run and the same anchor give the
 * same model wherever it is asked for, in a month's run or on the page.
 *
 * <p>Where the anchor has a segment of {@link LapsedRegulars}, their rule places in it and the
 * trees learn from the others alone: of the few regulars who are lapsed in one month they learn too
 * little to know those of another.
 */
public final class StoredModel implements PlacementModel {
  /** More customers than this teach a model nothing new. */
  private static final int MOST_LEARNT_FROM = 20_000;

  private final KeptModel trees;
  private final OptionalInt lapsedSegment;

  private StoredModel(KeptModel trees, OptionalInt lapsedSegment) {
    this.trees = trees;
    this.lapsedSegment = lapsedSegment;
  }

  /**
   * Learns.
   *
   * @param features of the anchor's customers, those of {@link #sample}; columns {@link
   *     FeatureCatalogue#figures()}
   * @param segmentOf segment of each row
   * @param runSeed seed of the run that asks
   * @param threads 1 or more; changes the time only
   */
  public static StoredModel learn(
      Matrix features, int[] segmentOf, long runSeed, RunId anchor, int threads) {
    return learn(features, segmentOf, seed(runSeed, anchor), threads);
  }

  /** The same with the model's own {@link #seed}. */
  static StoredModel learn(Matrix features, int[] segmentOf, long seed, int threads) {
    boolean[] lapsed = lapsed(features);
    OptionalInt home = home(segmentOf, lapsed);
    int[] rows =
        IntStream.range(0, segmentOf.length).filter(i -> home.isEmpty() || !lapsed[i]).toArray();
    int[] learnt = IntStream.of(rows).map(i -> segmentOf[i]).toArray();
    return new StoredModel(KeptModel.fit(features.rows(rows), learnt, seed, threads), home);
  }

  /** Places customers, those learnt from or others; who is placed by rule is so firmly. */
  @Override
  public KeptModel.Placed place(Matrix features) {
    KeptModel.Placed placed = trees.place(features);
    if (lapsedSegment.isEmpty()) {
      return placed;
    }
    int[] segments = placed.segments().clone();
    double[] firmness = placed.firmness().clone();
    boolean[] lapsed = lapsed(features);
    for (int i = 0; i < segments.length; i++) {
      if (lapsed[i]) {
        segments[i] = lapsedSegment.getAsInt();
        firmness[i] = 1;
      }
    }
    return new KeptModel.Placed(segments, firmness);
  }

  /** The same model, placing on so many threads; for one customer at a time, one is soonest. */
  @Override
  public StoredModel withThreads(int threads) {
    return new StoredModel(trees.withThreads(threads), lapsedSegment);
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

  private static boolean[] lapsed(Matrix features) {
    return LapsedRegulars.rows(features, FeatureCatalogue.figures());
  }

  /** The segment of all who are lapsed, if there is one and it is mostly theirs. */
  private static OptionalInt home(int[] segmentOf, boolean[] lapsed) {
    int[] homes =
        IntStream.range(0, lapsed.length)
            .filter(i -> lapsed[i])
            .map(i -> segmentOf[i])
            .distinct()
            .toArray();
    if (homes.length != 1) {
      return OptionalInt.empty();
    }
    long all = IntStream.of(segmentOf).filter(segment -> segment == homes[0]).count();
    long theirs = IntStream.range(0, lapsed.length).filter(i -> lapsed[i]).count();
    return 2 * theirs > all && theirs < lapsed.length
        ? OptionalInt.of(homes[0])
        : OptionalInt.empty();
  }
}
