package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.DbscanLimits;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import clientele.steps.dag.RunContext;
import clientele.steps.table.cluster.ClusterJoin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Finds borders between clusters that hang on the draw. Forest and plane are drawn anew with other
 * seeds and clustered; where in most draws most of two clusters lie in one, their border is no
 * property of the customers, and the two count as one. A small cluster, of fewer than one in twenty
 * customers, must be found by every draw: it is what a draw most easily makes or loses. Two islands
 * that one drawing in two parts would otherwise change every name of theirs with the seed.
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
  private static final double SMALL = 0.05;

  /**
   * What the draws said.
   *
   * @param joins one row a cluster that counts with another
   * @param found for each cluster, with those it counts with, the mean over the other draws of the
   *     Jaccard index with its best match there, 0 … 1; 1 where nothing was drawn
   */
  record Drawn(List<ClusterJoin> joins, List<Double> found) {
    Drawn {
      joins = List.copyOf(joins);
      found = List.copyOf(found);
    }

    /** Nothing was drawn. */
    static Drawn none(int clusters) {
      return new Drawn(List.of(), Collections.nCopies(clusters, 1.0));
    }
  }

  /** Draws anew and compares. */
  Drawn drawn(Matrix scaled, Labels labels, RunContext run) {
    int[] rows = RowSample.of(scaled.rows(), SAMPLE);
    Matrix sample = scaled.rows(rows);
    Labels own = labels.points(rows);
    int[][] together = new int[labels.clusters()][labels.clusters()];
    List<Labels> others = new ArrayList<>();
    for (int draw = 1; draw < draws; draw++) {
      Labels other = chain.labels(sample, seeds(run, draw));
      others.add(other);
      if (other.clusters() >= ENOUGH * labels.clusters()) {
        count(homes(own, other, labels.clusters()), together);
      }
    }
    boolean[] small = new boolean[labels.clusters()];
    for (int c = 0; c < small.length; c++) {
      small[c] = labels.size(c) < SMALL * labels.points();
    }
    List<ClusterJoin> joins = joins(together, small);
    return new Drawn(joins, found(own, others, joins, labels.clusters()));
  }

  /** Mean Jaccard of each cluster's group with its best match in the others; 1 without others. */
  static List<Double> found(
      Labels own, List<Labels> others, List<ClusterJoin> joins, int clusters) {
    int[] group = new int[clusters];
    Arrays.setAll(group, c -> c);
    joins.forEach(join -> group[join.cluster()] = join.joinedCluster());
    List<Double> found = new ArrayList<>();
    for (int c = 0; c < clusters; c++) {
      int of = group[c];
      found.add(
          others.stream().mapToDouble(other -> best(own, group, of, other)).average().orElse(1));
    }
    return found;
  }

  private static double best(Labels own, int[] group, int of, Labels other) {
    int[] shared = new int[other.clusters()];
    int size = 0;
    for (int i = 0; i < own.points(); i++) {
      if (own.of(i) != Labels.NOISE && group[own.of(i)] == of) {
        size++;
        if (other.of(i) != Labels.NOISE) {
          shared[other.of(i)]++;
        }
      }
    }
    double best = 0;
    for (int o = 0; o < shared.length; o++) {
      best = Math.max(best, (double) shared[o] / (size + other.size(o) - shared[o]));
    }
    return best;
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
   * @param small which clusters every draw must find
   */
  List<ClusterJoin> joins(int[][] together, boolean[] small) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < together.length; i++) {
      for (int j = i + 1; j < together.length; j++) {
        boolean either = small[i] || small[j];
        if (either ? together[i][j] > 0 : 2 * together[i][j] > draws - 1) {
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
