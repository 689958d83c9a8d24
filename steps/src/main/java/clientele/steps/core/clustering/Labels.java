package clientele.steps.core.clustering;

import java.util.Arrays;

/**
 * A clustering: one label per point, −1 for noise. Labels are canonical: clusters are numbered from
 * 0 by falling size, ties by their first member, so two clusterings are equal exactly if they are
 * the same partition.
 */
public final class Labels {
  /** The label of points that belong to no cluster. */
  public static final int NOISE = -1;

  private final int[] labels;
  private final int[] sizes;

  private Labels(int[] labels, int[] sizes) {
    this.labels = labels;
    this.sizes = sizes;
  }

  /**
   * Renumbers any labels canonically.
   *
   * @param raw one number per point; negative means noise, others need not be dense
   */
  public static Labels of(int[] raw) {
    int top = Arrays.stream(raw).max().orElse(-1);
    int[] size = new int[top + 1];
    int[] first = new int[top + 1];
    for (int i = raw.length - 1; i >= 0; i--) {
      if (raw[i] >= 0) {
        size[raw[i]]++;
        first[raw[i]] = i;
      }
    }
    Integer[] order =
        java.util.stream.IntStream.rangeClosed(0, top)
            .filter(c -> size[c] > 0)
            .boxed()
            .sorted(
                java.util.Comparator.<Integer>comparingInt(c -> -size[c])
                    .thenComparingInt(c -> first[c]))
            .toArray(Integer[]::new);
    int[] renamed = new int[top + 1];
    int[] sizes = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      renamed[order[k]] = k;
      sizes[k] = size[order[k]];
    }
    int[] labels = new int[raw.length];
    for (int i = 0; i < raw.length; i++) {
      labels[i] = raw[i] < 0 ? NOISE : renamed[raw[i]];
    }
    return new Labels(labels, sizes);
  }

  /** Number of points. */
  public int points() {
    return labels.length;
  }

  /** Number of clusters, noise not counted. */
  public int clusters() {
    return sizes.length;
  }

  /** Label of one point, {@link #NOISE} or 0 … clusters − 1. */
  public int of(int point) {
    return labels[point];
  }

  /** Number of points with a label, {@link #NOISE} allowed. */
  public int size(int cluster) {
    return cluster == NOISE ? noise() : sizes[cluster];
  }

  /** Number of noise points. */
  public int noise() {
    return labels.length - Arrays.stream(sizes).sum();
  }

  /** The points of a cluster in ascending order, {@link #NOISE} allowed. */
  public int[] members(int cluster) {
    return java.util.stream.IntStream.range(0, labels.length)
        .filter(i -> labels[i] == cluster)
        .toArray();
  }

  /** A copy of the labels. */
  public int[] toArray() {
    return labels.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Labels that && Arrays.equals(labels, that.labels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(labels);
  }

  @Override
  public String toString() {
    return "Labels[" + points() + " points, " + clusters() + " clusters, " + noise() + " noise]";
  }
}
