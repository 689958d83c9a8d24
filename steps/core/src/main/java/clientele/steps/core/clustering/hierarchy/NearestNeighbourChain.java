package clientele.steps.core.clustering.hierarchy;

import clientele.steps.core.matrix.Dissimilarity;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact agglomerative clustering by chains of nearest neighbours: from any cluster one walks to its
 * nearest, until two are each other's nearest, and joins these. Time n², memory n² / 2 numbers:
 * 5,000 points take about 100 MB. Ties go to the cluster the walk came from, then to the lowest
 * index.
 *
 * <p>Own code because Weka's HierarchicalClusterer takes cubic time: 15 s for 2,000 points.
 *
 * <p>Source: Murtagh, A Survey of Recent Advances in Hierarchical Clustering Algorithms, The
 * Computer Journal 26 (1983).
 */
final class NearestNeighbourChain {
  private final Linkage linkage;
  private final int n;
  private final double[] distances;
  private final int[] sizes;
  private final int[] chain;
  private int length;

  private NearestNeighbourChain(Linkage linkage, int n) {
    this.linkage = linkage;
    this.n = n;
    distances = new double[Math.toIntExact((long) n * (n - 1) / 2)];
    sizes = new int[n];
    chain = new int[n];
  }

  /** Joins n points, each standing for so many, until one cluster is left. */
  static Dendrogram run(Linkage linkage, int[] weights, Dissimilarity dissimilarity) {
    int n = weights.length;
    NearestNeighbourChain chain = new NearestNeighbourChain(linkage, n);
    System.arraycopy(weights, 0, chain.sizes, 0, n);
    for (int b = 1; b < n; b++) {
      for (int a = 0; a < b; a++) {
        chain.distances[at(a, b)] = chain.start(dissimilarity.between(a, b), a, b);
      }
    }
    return new Dendrogram(n, chain.merges());
  }

  /** A point that stands for several begins like the cluster of their copies. */
  private double start(double distance, int a, int b) {
    if (linkage == Linkage.AVERAGE) {
      return distance;
    }
    double na = sizes[a];
    double nb = sizes[b];
    return distance * Math.sqrt(2 * na * nb / (na + nb));
  }

  private List<Dendrogram.Merge> merges() {
    List<Dendrogram.Merge> merges = new ArrayList<>();
    int lowest = 0;
    while (merges.size() < n - 1) {
      if (length == 0) {
        while (sizes[lowest] == 0) {
          lowest++;
        }
        chain[length++] = lowest;
      }
      int end = chain[length - 1];
      int nearest = nearest(end);
      if (length > 1 && nearest == chain[length - 2]) {
        length -= 2;
        merges.add(join(Math.min(end, nearest), Math.max(end, nearest)));
      } else {
        chain[length++] = nearest;
      }
    }
    return merges;
  }

  private int nearest(int cluster) {
    int nearest = length > 1 ? chain[length - 2] : -1;
    double least = nearest < 0 ? Double.POSITIVE_INFINITY : distance(cluster, nearest);
    for (int other = 0; other < n; other++) {
      if (sizes[other] > 0 && other != cluster) {
        double distance = distance(cluster, other);
        if (distance < least) {
          least = distance;
          nearest = other;
        }
      }
    }
    return nearest;
  }

  /** The union takes the place of {@code keep}. */
  private Dendrogram.Merge join(int keep, int drop) {
    double between = distance(keep, drop);
    for (int other = 0; other < n; other++) {
      if (sizes[other] > 0 && other != keep && other != drop) {
        distances[place(keep, other)] =
            linkage.merged(
                distance(keep, other),
                distance(drop, other),
                between,
                sizes[keep],
                sizes[drop],
                sizes[other]);
      }
    }
    sizes[keep] += sizes[drop];
    sizes[drop] = 0;
    return new Dendrogram.Merge(keep, drop, between);
  }

  private double distance(int a, int b) {
    return distances[place(a, b)];
  }

  private static int place(int a, int b) {
    return a < b ? at(a, b) : at(b, a);
  }

  private static int at(int low, int high) {
    return (int) ((long) high * (high - 1) / 2) + low;
  }
}
