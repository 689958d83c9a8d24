package clientele.steps.core.clustering.consensus;

import clientele.steps.core.clustering.hierarchy.Dendrogram;
import java.util.Arrays;

/**
 * Where to cut a dendrogram: over the longest range of heights in which the number of clusters of
 * the least share stays the same and within the limits, at the upper end of that range, so that
 * stragglers have joined.
 */
final class LastingCut {
  private final int[] parent;
  private final long[] sizes;
  private final double least;
  private int large;

  private LastingCut(int[] sizes, double leastShare) {
    parent = new int[sizes.length];
    Arrays.setAll(parent, i -> i);
    this.sizes = Arrays.stream(sizes).asLongStream().toArray();
    least = leastShare * Arrays.stream(this.sizes).sum();
    large = (int) Arrays.stream(this.sizes).filter(size -> size >= least).count();
  }

  /** Into how many clusters to cut, small ones counted; 1 if no cut is within the limits. */
  static int of(Dendrogram dendrogram, int[] sizes, Consensus limits) {
    LastingCut cut = new LastingCut(sizes, limits.leastShare());
    int n = dendrogram.points();
    int best = Math.min(n, 1);
    double longest = 0;
    double from = 0;
    int before = -1;
    for (int done = 0; done < n; done++) {
      double to = done == n - 1 ? 1 : dendrogram.merges().get(done).height();
      from =
          cut.large == before ? from : done == 0 ? 0 : dendrogram.merges().get(done - 1).height();
      before = cut.large;
      boolean within = before >= limits.leastClusters() && before <= limits.mostClusters();
      if (within && to - from > longest) {
        longest = to - from;
        best = n - done;
      }
      if (done < n - 1) {
        cut.join(dendrogram.merges().get(done));
      }
    }
    return best;
  }

  private void join(Dendrogram.Merge merge) {
    int a = root(merge.a());
    int b = root(merge.b());
    large -= (sizes[a] >= least ? 1 : 0) + (sizes[b] >= least ? 1 : 0);
    parent[b] = a;
    sizes[a] += sizes[b];
    large += sizes[a] >= least ? 1 : 0;
  }

  private int root(int member) {
    int at = member;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }
}
