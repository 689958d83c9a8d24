package clientele.steps.core.tree;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A forest of random trees whose leaves describe customers: who falls into the same leaf of many
 * trees is alike. Shifting and stretching a feature changes nothing. Bootstrap trees see only the
 * order of values; the random kinds draw a cut evenly between the lowest and the highest value of a
 * node, as published, so a long-tailed feature should come by its logarithm.
 *
 * <p>Sources: Breiman, Random forests, Machine Learning 45, 2001, doi 10.1023/A:1010933404324;
 * Geurts, Ernst, Wehenkel, Extremely randomized trees, Machine Learning 63, 2006, doi
 * 10.1007/s10994-006-6226-1; Moosmann, Triggs, Jurie, Fast discriminative visual codebooks using
 * randomized clustering forests, NIPS 2006.
 *
 * <p>Reproducible: a tree hangs on the seed, its own number and the customers as a set. Threads and
 * the order of rows change nothing: permuted rows give the permuted encoding, also for bootstrap
 * samples. Cost: O(trees × customers × depth), memory 8 bytes a node.
 */
public final class Forest {
  private static final int MAGIC = 0x464f5245;
  private static final int ROWS_A_BLOCK = 8192;

  private final Bins bins;
  private final List<Tree> trees;
  private final int threads;

  private Forest(Bins bins, List<Tree> trees, int threads) {
    this.bins = bins;
    this.trees = trees;
    this.threads = threads;
  }

  /**
   * Grows a forest.
   *
   * @param features n × d, n at least 1, d at least 1; constant columns do no harm
   * @param target per customer the figure that supervised trees should tell apart, such as next
   *     month's revenue; must be absent for totally random trees
   * @param seed same seed, same forest
   * @param threads 1 or more
   * @throws IllegalArgumentException if there is nothing to grow on, or the target does not fit
   */
  public static Forest fit(
      Matrix features, Optional<double[]> target, ForestParams params, long seed, int threads) {
    check(features, target, params);
    try (Workers workers = new Workers(threads)) {
      Bins bins = Bins.of(features, params.bins(), workers);
      byte[][] binned = bins.of(features, workers);
      Sample sample =
          Sample.of(
              binned,
              Bins.middles(features, binned, workers),
              target.orElse(new double[0]),
              features.rows());
      Tree[] trees = new Tree[params.trees()];
      workers.each(
          trees.length, t -> trees[t] = new TreeGrower(sample, params).grow(Draws.key(seed, t)));
      return new Forest(bins, List.of(trees), threads);
    }
  }

  /** The same forest, encoding on so many threads; for one customer at a time, one is soonest. */
  public Forest withThreads(int count) {
    return new Forest(bins, trees, count);
  }

  /** Number of trees. */
  public int trees() {
    return trees.size();
  }

  /**
   * The leaves customers fall into, those grown on or new ones.
   *
   * @param features n × d with the columns of the fit
   */
  public LeafEncoding encode(Matrix features) {
    try (Workers workers = new Workers(threads)) {
      byte[][] binned = bins.of(features, workers);
      int[] leaves = new int[Math.multiplyExact(features.rows(), trees.size())];
      workers.blocks(
          features.rows(),
          ROWS_A_BLOCK,
          (from, to) -> {
            for (int t = 0; t < trees.size(); t++) {
              Tree tree = trees.get(t);
              for (int i = from; i < to; i++) {
                leaves[i * trees.size() + t] = tree.leaf(binned, i);
              }
            }
          });
      return LeafEncoding.of(features.rows(), trees.size(), leaves);
    }
  }

  /** Everything but the number of threads, exactly. */
  public byte[] toBytes() {
    long size = 8L + bins.bytes();
    for (Tree tree : trees) {
      size += tree.bytes();
    }
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
    out.putInt(MAGIC).putInt(trees.size());
    bins.write(out);
    trees.forEach(tree -> tree.write(out));
    return out.array();
  }

  /**
   * What {@link #toBytes} gave.
   *
   * @param threads that may encode, 1 or more
   * @throws IllegalArgumentException if it is something else
   */
  public static Forest of(byte[] bytes, int threads) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != MAGIC) {
        throw new IllegalArgumentException("not a stored forest. Maybe another kind of file");
      }
      Tree[] trees = new Tree[in.getInt()];
      Bins bins = Bins.read(in);
      for (int t = 0; t < trees.length; t++) {
        trees[t] = Tree.read(in);
      }
      return new Forest(bins, List.of(trees), threads);
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("a stored forest is cut short", cut);
    }
  }

  private static void check(Matrix features, Optional<double[]> target, ForestParams params) {
    if (features.rows() == 0 || features.columns() == 0) {
      throw new IllegalArgumentException(
          "a forest needs customers and features [" + features + "]");
    }
    if (params.supervised() != target.isPresent()) {
      throw new IllegalArgumentException(
          "a target goes with supervised trees only [%s, target %s]"
              .formatted(params.kind(), target.isPresent() ? "given" : "missing"));
    }
    if (target.isPresent() && target.get().length != features.rows()) {
      throw new IllegalArgumentException(
          "the target needs a figure per customer [%d of %d]"
              .formatted(target.get().length, features.rows()));
    }
    if (target.isPresent() && !Arrays.stream(target.get()).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("the target holds a figure that is not finite");
    }
  }
}
