package clientele.steps.core.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A clustering: one label per point, −1 for noise. Labels are canonical: clusters are numbered from
 * 0 by falling size, ties by their first member, so two clusterings are equal exactly if they are
 * the same partition.
 */
public final class Labels {
  /** The label of points that belong to no cluster. */
  public static final int NOISE = -1;

  /** Up to so many times the number of points, raw labels are counted instead of sorted. */
  private static final long DENSE = 4;

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
    return top < DENSE * raw.length + DENSE ? ofDense(raw, top) : of(ranks(raw));
  }

  private static int[] ranks(int[] raw) {
    int[] distinct = Arrays.stream(raw).filter(label -> label >= 0).sorted().distinct().toArray();
    return Arrays.stream(raw)
        .map(label -> label < 0 ? NOISE : Arrays.binarySearch(distinct, label))
        .toArray();
  }

  private static Labels ofDense(int[] raw, int top) {
    int[] size = new int[top + 1];
    int[] first = new int[top + 1];
    for (int i = raw.length - 1; i >= 0; i--) {
      if (raw[i] >= 0) {
        size[raw[i]]++;
        first[raw[i]] = i;
      }
    }
    Integer[] order =
        IntStream.rangeClosed(0, top)
            .filter(c -> size[c] > 0)
            .boxed()
            .sorted(Comparator.<Integer>comparingInt(c -> -size[c]).thenComparingInt(c -> first[c]))
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
    return IntStream.range(0, labels.length).filter(i -> labels[i] == cluster).toArray();
  }

  /** The same clustering with every cluster of fewer points than {@code least} made noise. */
  public Labels dropBelow(int least) {
    int[] kept = labels.clone();
    for (int i = 0; i < kept.length; i++) {
      kept[i] = kept[i] != NOISE && sizes[kept[i]] < least ? NOISE : kept[i];
    }
    return of(kept);
  }

  /** The labels of the named points, in the order given, renumbered. */
  public Labels points(int[] chosen) {
    return of(Arrays.stream(chosen).map(i -> labels[i]).toArray());
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
