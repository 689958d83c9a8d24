package clientele.steps.core.clustering.consensus;

import clientele.steps.core.clustering.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The distinct rows of labels that points get from several clusterings. At most 3,000 patterns are
 * kept, the most frequent; the points of a rarer one count with the kept pattern they are most
 * often together with, the most frequent of equals.
 */
final class Patterns {
  private static final int MOST = 3000;

  private final List<int[]> rows;
  private final double[] weights;
  private final int[] ofPoint;
  private final int[] sizes;

  private Patterns(List<int[]> rows, double[] weights, int[] ofPoint) {
    this.rows = rows;
    this.weights = weights;
    this.ofPoint = ofPoint;
    sizes = new int[rows.size()];
    for (int pattern : ofPoint) {
      if (pattern != Labels.NOISE) {
        sizes[pattern]++;
      }
    }
  }

  static Patterns of(List<Labels> clusterings, double[] weights) {
    double total = Arrays.stream(weights).sum();
    if (clusterings.isEmpty() || weights.length != clusterings.size() || !(total > 0)) {
      throw new IllegalArgumentException(
          "clusterings and weights do not fit [%d, %s]"
              .formatted(clusterings.size(), Arrays.toString(weights)));
    }
    int points = clusterings.get(0).points();
    Map<List<Integer>, Integer> numbers = new HashMap<>();
    List<int[]> rows = new ArrayList<>();
    int[] ofPoint = new int[points];
    for (int i = 0; i < points; i++) {
      int point = i;
      int[] row = clusterings.stream().mapToInt(c -> c.of(point)).toArray();
      if (Arrays.stream(row).allMatch(label -> label == Labels.NOISE)) {
        ofPoint[i] = Labels.NOISE;
        continue;
      }
      ofPoint[i] =
          numbers.computeIfAbsent(
              Arrays.stream(row).boxed().toList(),
              key -> {
                rows.add(row);
                return rows.size() - 1;
              });
    }
    double[] shares = Arrays.stream(weights).map(w -> w / total).toArray();
    return new Patterns(rows, shares, ofPoint).mostFrequent();
  }

  int count() {
    return rows.size();
  }

  /** Number of points of each pattern. */
  int[] sizes() {
    return sizes.clone();
  }

  /** Pattern of a point, −1 if every clustering calls it noise. */
  int of(int point) {
    return ofPoint[point];
  }

  /** Weighted share of the clusterings that put both into one cluster. */
  double coAssociation(int a, int b) {
    return together(rows.get(a), rows.get(b));
  }

  /** Membership of every point in its cluster. */
  double[] membership(Labels labels) {
    double[][] sums = new double[rows.size()][labels.clusters()];
    int[][] counts = new int[rows.size()][labels.clusters()];
    for (int i = 0; i < ofPoint.length; i++) {
      if (labels.of(i) != Labels.NOISE) {
        counts[ofPoint[i]][labels.of(i)]++;
      }
    }
    for (int a = 0; a < sums.length; a++) {
      for (int b = 0; b < sums.length; b++) {
        double together = coAssociation(a, b);
        for (int c = 0; c < labels.clusters() && together > 0; c++) {
          sums[a][c] += together * counts[b][c] / labels.size(c);
        }
      }
    }
    return IntStream.range(0, ofPoint.length)
        .mapToDouble(i -> labels.of(i) == Labels.NOISE ? 0 : share(sums[ofPoint[i]], labels.of(i)))
        .toArray();
  }

  private static double share(double[] sums, int own) {
    double all = Arrays.stream(sums).sum();
    return all == 0 ? 0 : sums[own] / all;
  }

  private double together(int[] a, int[] b) {
    double sum = 0;
    for (int c = 0; c < a.length; c++) {
      sum += a[c] == b[c] && a[c] != Labels.NOISE ? weights[c] : 0;
    }
    return sum;
  }

  private Patterns mostFrequent() {
    if (rows.size() <= MOST) {
      return this;
    }
    int[] order =
        IntStream.range(0, rows.size())
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(p -> -sizes[p]).thenComparingInt(p -> p))
            .mapToInt(p -> p)
            .toArray();
    List<int[]> kept = IntStream.range(0, MOST).mapToObj(i -> rows.get(order[i])).toList();
    int[] renamed = new int[rows.size()];
    for (int rank = 0; rank < order.length; rank++) {
      renamed[order[rank]] = rank < MOST ? rank : nearest(kept, rows.get(order[rank]));
    }
    int[] ofPointNow =
        Arrays.stream(ofPoint).map(p -> p == Labels.NOISE ? p : renamed[p]).toArray();
    return new Patterns(kept, weights, ofPointNow);
  }

  private int nearest(List<int[]> kept, int[] row) {
    int nearest = 0;
    double most = -1;
    for (int k = 0; k < kept.size(); k++) {
      double together = together(kept.get(k), row);
      if (together > most) {
        most = together;
        nearest = k;
      }
    }
    return nearest;
  }
}
