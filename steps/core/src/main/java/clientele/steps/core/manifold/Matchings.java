package clientele.steps.core.manifold;

import java.util.Arrays;

/**
 * Parts the joins of a graph into few matchings: classes in which no point occurs twice, so that
 * all joins of one may move both their ends at the same time. Each join takes the lowest class that
 * neither of its ends has yet; that needs at most twice as many classes as the largest number of
 * joins of a point. Source: the greedy edge colouring, as in Shannon, A theorem on coloring the
 * lines of a network, 1949. Cost: the sum over all joins of the joins of their ends.
 */
final class Matchings {
  private final Joins joins;

  /** Per join its class; −1 before it has one. */
  private final int[] classes;

  /** Classes marked with the current number are taken. */
  private int[] takenBy = new int[64];

  private int count;

  /** By class: the joins, each at its lower end, and these ends. */
  private int[] edges = {};

  private int[] tails = {};
  private int[] starts = {};

  private Matchings(Joins joins) {
    this.joins = joins;
    this.classes = new int[joins.to(joins.points() - 1)];
    Arrays.fill(classes, -1);
  }

  static Matchings of(Joins joins) {
    Matchings matchings = new Matchings(joins);
    matchings.colour();
    matchings.sort();
    return matchings;
  }

  int count() {
    return count;
  }

  int size(int matching) {
    return starts[matching + 1] - starts[matching];
  }

  /** The at-th join of a matching, seen from its lower end. */
  int edge(int matching, int at) {
    return edges[starts[matching] + at];
  }

  /** The lower end of the at-th join of a matching. */
  int tail(int matching, int at) {
    return tails[starts[matching] + at];
  }

  private void colour() {
    int stamp = 0;
    for (int i = 0; i < joins.points(); i++) {
      for (int edge = joins.from(i); edge < joins.to(i); edge++) {
        int j = joins.head(edge);
        if (j > i) {
          stamp++;
          mark(i, stamp);
          mark(j, stamp);
          int lowest = 0;
          while (takenBy[lowest] == stamp) {
            lowest++;
          }
          classes[edge] = lowest;
          classes[joins.edge(j, i)] = lowest;
          count = Math.max(count, lowest + 1);
          if (count == takenBy.length) {
            takenBy = Arrays.copyOf(takenBy, 2 * count);
          }
        }
      }
    }
  }

  private void mark(int point, int stamp) {
    for (int edge = joins.from(point); edge < joins.to(point); edge++) {
      if (classes[edge] >= 0) {
        takenBy[classes[edge]] = stamp;
      }
    }
  }

  private void sort() {
    starts = new int[count + 1];
    int[] next = new int[count];
    edges = new int[classes.length / 2];
    tails = new int[edges.length];
    for (int taken : classes) {
      starts[taken + 1]++;
    }
    for (int c = 0; c < count; c++) {
      starts[c + 1] = starts[c] + starts[c + 1] / 2; // each join was counted from both ends
      next[c] = starts[c];
    }
    for (int i = 0; i < joins.points(); i++) {
      for (int edge = joins.from(i); edge < joins.to(i); edge++) {
        if (joins.head(edge) > i) {
          int at = next[classes[edge]]++;
          edges[at] = edge;
          tails[at] = i;
        }
      }
    }
  }
}
