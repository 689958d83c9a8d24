package clientele.steps.core.clustering.hierarchy;

import clientele.steps.core.clustering.Labels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The order in which clusters were joined, from single points to one. Cuts into more clusters lie
 * within cuts into fewer, so levels nest.
 *
 * @param points number of points
 * @param merges ascending by height, each named by one member of either side
 */
public record Dendrogram(int points, List<Merge> merges) {

  /**
   * One join.
   *
   * @param a a point of one side
   * @param b a point of the other
   * @param height distance of the two sides
   */
  public record Merge(int a, int b, double height) {}

  public Dendrogram {
    merges = merges.stream().sorted(Comparator.comparingDouble(Merge::height)).toList();
  }

  /** The clustering with k clusters, or as many as there are points if these are fewer. */
  public Labels cut(int k) {
    int[] parent = new int[points];
    Arrays.setAll(parent, i -> i);
    for (int m = 0; m < points - Math.max(1, k); m++) {
      Merge merge = merges.get(m);
      int a = root(parent, merge.a());
      int b = root(parent, merge.b());
      parent[Math.max(a, b)] = Math.min(a, b);
    }
    return Labels.of(IntStream.range(0, points).map(i -> root(parent, i)).toArray());
  }

  private static int root(int[] parent, int member) {
    int at = member;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
