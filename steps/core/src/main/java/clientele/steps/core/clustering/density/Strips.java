package clientele.steps.core.clustering.density;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;

/**
 * One coordinate cut into strips of equal width, of which only those that hold a point are kept.
 * They are ranked from left to right; neighbouring ranks may be far apart in number.
 */
final class Strips {
  /** Up to so many strips for each point, ranks are found by counting instead of sorting. */
  private static final int COUNTED_PER_POINT = 8;

  /** Beyond so many strips a coordinate has too few digits left to tell them apart. */
  private static final double MOST = 1e14;

  private final long[] numbers;
  private final int[] ranks;

  private Strips(long[] numbers, int[] ranks) {
    this.numbers = numbers;
    this.ranks = ranks;
  }

  /**
   * Cuts a column; one that the matrix does not have counts as 0 for every point.
   *
   * @throws IllegalArgumentException if the width is too small for the range
   */
  static Strips of(Matrix points, int column, double width) {
    int n = points.rows();
    long[] strip = new long[n];
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n && column < points.columns(); i++) {
      least = Math.min(least, points.at(i, column));
    }
    long most = 0;
    for (int i = 0; i < n && column < points.columns(); i++) {
      double number = (points.at(i, column) - least) / width;
      if (!(number < MOST)) {
        throw new IllegalArgumentException(
            "eps is too small for the range of the points [column %d, range / eps %s]"
                .formatted(column, number));
      }
      strip[i] = (long) number;
      most = Math.max(most, strip[i]);
    }
    return most < (long) COUNTED_PER_POINT * n ? counted(strip, (int) most) : sorted(strip);
  }

  /** Number of strips with a point. */
  int count() {
    return numbers.length;
  }

  /** Number of strips, those without a point counted. */
  long span() {
    return numbers.length == 0 ? 0 : numbers[numbers.length - 1] + 1;
  }

  /** Rank of a point's strip. */
  int rank(int point) {
    return ranks[point];
  }

  /** Whether two strips lie at most so many apart. */
  boolean within(int rankA, int rankB, int reach) {
    return Math.abs(numbers[rankA] - numbers[rankB]) <= reach;
  }

  /** Sorts points by rank and leaves equals in the order they came. */
  int[] sort(int[] points) {
    int[] next = new int[numbers.length + 1];
    for (int rank : ranks) {
      next[rank + 1]++;
    }
    for (int r = 0; r < numbers.length; r++) {
      next[r + 1] += next[r];
    }
    int[] sorted = new int[points.length];
    for (int point : points) {
      sorted[next[ranks[point]]++] = point;
    }
    return sorted;
  }

  private static Strips counted(long[] strip, int most) {
    int[] rank = new int[most + 1];
    for (long s : strip) {
      rank[(int) s] = 1;
    }
    long[] numbers = new long[most + 1];
    int found = 0;
    for (int s = 0; s <= most; s++) {
      if (rank[s] == 1) {
        rank[s] = found;
        numbers[found++] = s;
      }
    }
    int[] ranks = new int[strip.length];
    for (int i = 0; i < strip.length; i++) {
      ranks[i] = rank[(int) strip[i]];
    }
    return new Strips(Arrays.copyOf(numbers, found), ranks);
  }

  private static Strips sorted(long[] strip) {
    long[] numbers = Arrays.stream(strip).sorted().distinct().toArray();
    int[] ranks = new int[strip.length];
    for (int i = 0; i < strip.length; i++) {
      ranks[i] = Arrays.binarySearch(numbers, strip[i]);
    }
    return new Strips(numbers, ranks);
  }
}
