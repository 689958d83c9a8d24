package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.DbscanLimits;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import clientele.steps.dag.RunContext;
import clientele.steps.table.ClusterJoin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds borders between clusters that hang on the draw. Forest and plane are drawn anew with other
 * seeds and clustered; where most of two clusters lie in one there, their border is no property of
 * the customers, and the two count as one. Two islands that one drawing in two parts would
 * otherwise change every name of theirs with the seed.
 *
 * <p>A draw with fewer than three quarters of the clusters says nothing about borders. Pairs are
 * joined in the order of how often they were found together, the lowest labels first, as long as
 * the least number of clusters is left. Cost: the chain from features to labels, once a draw, on at
 * most 20,000 customers.
 *
 * @param chain from features to labels
 * @param draws the month's own among them
 */
record DrawnBorders(ModelChain chain, int draws) {
  private static final int SAMPLE = 20_000;
  private static final double ENOUGH = 0.75;

  /** One row a cluster that counts with another. */
  List<ClusterJoin> joins(Matrix scaled, Labels labels, RunContext run) {
    int[] rows = RowSample.of(scaled.rows(), SAMPLE);
    Matrix sample = scaled.rows(rows);
    Labels own = labels.points(rows);
    int[][] together = new int[labels.clusters()][labels.clusters()];
    for (int draw = 1; draw < draws; draw++) {
      Labels other = chain.labels(sample, seeds(run, draw));
      if (other.clusters() >= ENOUGH * labels.clusters()) {
        count(homes(own, other, labels.clusters()), together);
      }
    }
    return joins(together);
  }

  private static ModelChain.Seeds seeds(RunContext run, int draw) {
    return new ModelChain.Seeds(
        run.seed("grade_clusters.forest/" + draw), run.seed("grade_clusters.projection/" + draw));
  }

  /** The cluster of another clustering that holds most of each one, −1 for less than half. */
  static int[] homes(Labels own, Labels other, int clusters) {
    int[][] shared = new int[clusters][other.clusters()];
    int[] sizes = new int[clusters];
    for (int i = 0; i < own.points(); i++) {
      if (own.of(i) != Labels.NOISE) {
        sizes[own.of(i)]++;
        if (other.of(i) != Labels.NOISE) {
          shared[own.of(i)][other.of(i)]++;
        }
      }
    }
    int[] homes = new int[clusters];
    for (int c = 0; c < clusters; c++) {
      int most = 0;
      for (int o = 1; o < shared[c].length; o++) {
        most = shared[c][o] > shared[c][most] ? o : most;
      }
      boolean half = shared[c].length > 0 && 2 * shared[c][most] > sizes[c];
      homes[c] = half ? most : -1;
    }
    return homes;
  }

  private static void count(int[] homes, int[][] together) {
    for (int i = 0; i < homes.length; i++) {
      for (int j = i + 1; j < homes.length; j++) {
        together[i][j] += homes[i] >= 0 && homes[i] == homes[j] ? 1 : 0;
      }
    }
  }

  /** Two clusters, and in how many draws they were one. */
  private record Pair(int low, int high, int times) {}

  /**
   * The rows of counted pairs.
   *
   * @param together for i below j: draws in which most of both lie in one cluster
   */
  List<ClusterJoin> joins(int[][] together) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < together.length; i++) {
      for (int j = i + 1; j < together.length; j++) {
        if (together[i][j] > 0) {
          pairs.add(new Pair(i, j, together[i][j]));
        }
      }
    }
    pairs.sort(Comparator.comparingInt((Pair p) -> -p.times()));
    int[] into = new int[together.length];
    Arrays.setAll(into, c -> c);
    int[] times = new int[together.length];
    int left = together.length;
    for (Pair pair : pairs) {
      int low = Math.min(into[pair.low()], into[pair.high()]);
      int high = Math.max(into[pair.low()], into[pair.high()]);
      if (low != high && left > DbscanLimits.DEFAULT.leastClusters()) {
        for (int c = 0; c < into.length; c++) {
          if (into[c] == high) {
            into[c] = low;
            times[c] = pair.times();
          }
        }
        left--;
      }
    }
    List<ClusterJoin> rows = new ArrayList<>();
    for (int c = 0; c < into.length; c++) {
      if (into[c] != c) {
        rows.add(new ClusterJoin(c, into[c], times[c], draws - 1));
      }
    }
    return rows;
  }
}
