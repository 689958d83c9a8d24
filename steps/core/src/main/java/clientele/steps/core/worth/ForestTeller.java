package clientele.steps.core.worth;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The ceiling: a random forest on all raw features, one for each target, which need not be told in
 * words to anybody. It learns from the six months before, and expects of a customer the mean of the
 * leaves they fall into.
 *
 * <p>Source: Breiman, Random forests, Machine Learning 45, 2001, doi 10.1023/A:1010933404324.
 */
final class ForestTeller implements Teller {
  private static final ForestParams PARAMS =
      ForestParams.of(ForestParams.Kind.BOOTSTRAP)
          .withTrees(100)
          .withMinLeaf(10)
          .withFeaturesTried(5);

  /** As many month ends as the tree of outcomes learns from. */
  private static final int MOST_MONTHS = 6;

  private final long seed;
  private final int threads;

  ForestTeller(long seed, int threads) {
    this.seed = seed;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "model";
  }

  @Override
  public Told tell(List<FollowedMonth> past, KnownCustomers asked) {
    List<FollowedMonth> latest = past.subList(Math.max(0, past.size() - MOST_MONTHS), past.size());
    Matrix features = stacked(latest.stream().map(month -> month.customers().features()).toList());
    Matrix targets = stacked(latest.stream().map(month -> month.outcome().targets()).toList());
    double[] expected = new double[asked.size() * Outcome.COLUMNS];
    for (int c = 0; c < Outcome.COLUMNS; c++) {
      double[] told = told(features, targets.column(c), asked.features());
      for (int i = 0; i < told.length; i++) {
        expected[i * Outcome.COLUMNS + c] = told[i];
      }
    }
    return new Told(Matrix.of(asked.size(), Outcome.COLUMNS, expected), 0, 0);
  }

  private double[] told(Matrix features, double[] target, Matrix asked) {
    Forest forest = Forest.fit(features, Optional.of(target), PARAMS, seed, threads);
    LeafEncoding learnt = forest.encode(features);
    LeafEncoding fresh = forest.encode(asked);
    double[] told = new double[asked.rows()];
    for (int t = 0; t < forest.trees(); t++) {
      double[] sums = new double[Math.max(learnt.leafCount(t), fresh.leafCount(t))];
      int[] counts = new int[sums.length];
      for (int i = 0; i < target.length; i++) {
        sums[learnt.leaf(i, t)] += target[i];
        counts[learnt.leaf(i, t)]++;
      }
      for (int i = 0; i < told.length; i++) {
        int leaf = fresh.leaf(i, t);
        told[i] += sums[leaf] / counts[leaf] / forest.trees();
      }
    }
    return told;
  }

  private static Matrix stacked(List<Matrix> parts) {
    List<double[]> rows = new ArrayList<>();
    parts.forEach(part -> IntStream.range(0, part.rows()).forEach(i -> rows.add(part.row(i))));
    return Matrix.of(rows.toArray(double[][]::new));
  }
}
