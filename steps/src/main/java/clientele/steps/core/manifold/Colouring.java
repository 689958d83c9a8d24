package clientele.steps.core.manifold;

import java.util.Arrays;

/**
 * Parts the points of a graph into few classes such that no two joined points share one: each point
 * takes the lowest colour that none of its neighbours has. Source: Welsh and Powell, The Computer
 * Journal 10, 1967 (without sorting by degree).
 */
final class Colouring {
  private final int[] order;
  private final int[] starts;

  private Colouring(int[] order, int[] starts) {
    this.order = order;
    this.starts = starts;
  }

  static Colouring of(Joins joins) {
    int n = joins.points();
    int[] colours = new int[n];
    int[] takenBy = new int[64];
    Arrays.fill(colours, -1);
    Arrays.fill(takenBy, -1);
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int edge = joins.from(i); edge < joins.to(i); edge++) {
        int colour = colours[joins.head(edge)];
        if (colour >= 0) {
          takenBy[colour] = i;
        }
      }
      int colour = 0;
      while (takenBy[colour] == i) {
        colour++;
      }
      colours[i] = colour;
      count = Math.max(count, colour + 1);
      if (count == takenBy.length) {
        int old = takenBy.length;
        takenBy = Arrays.copyOf(takenBy, 2 * old);
        Arrays.fill(takenBy, old, takenBy.length, -1);
      }
    }
    return sorted(colours, count);
  }

  private static Colouring sorted(int[] colours, int count) {
    int[] starts = new int[count + 1];
    for (int colour : colours) {
      starts[colour + 1]++;
    }
    for (int c = 0; c < count; c++) {
      starts[c + 1] += starts[c];
    }
    int[] next = starts.clone();
    int[] order = new int[colours.length];
    for (int i = 0; i < colours.length; i++) {
      order[next[colours[i]]++] = i;
    }
    return new Colouring(order, starts);
  }

  int colours() {
    return starts.length - 1;
  }

  int size(int colour) {
    return starts[colour + 1] - starts[colour];
  }

  /** The at-th point of a colour, in ascending order. */
  int point(int colour, int at) {
    return order[starts[colour] + at];
  }
}
