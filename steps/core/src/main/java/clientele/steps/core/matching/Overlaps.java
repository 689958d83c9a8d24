package clientele.steps.core.matching;

/**
 * How many customers each old segment shares with each new cluster. Only customers known on both
 * sides count, so that joiners and leavers do not blur who is who; those of no segment or no
 * cluster count in the totals.
 */
public final class Overlaps {
  private final int[][] shared;
  private final int[] staying;
  private final int[][] known;

  /**
   * The counts.
   *
   * @param shared old × new
   * @param staying customers of each old segment that are still there, wherever
   * @param known old × new: customers of the new cluster that were there in the old segment's month
   */
  public Overlaps(int[][] shared, int[] staying, int[][] known) {
    if (shared.length != staying.length || shared.length != known.length) {
      throw new IllegalArgumentException(
          "counts differ in length [%d, %d, %d]"
              .formatted(shared.length, staying.length, known.length));
    }
    this.shared = shared.clone();
    this.staying = staying.clone();
    this.known = known.clone();
  }

  /** Number of old segments. */
  public int olds() {
    return shared.length;
  }

  /** Number of new clusters. */
  public int news() {
    return shared.length == 0 ? 0 : shared[0].length;
  }

  /** Customers in both. */
  public int shared(int old, int fresh) {
    return shared[old][fresh];
  }

  /** Of the old segment's customers that are still there, the share found in the new cluster. */
  public double kept(int old, int fresh) {
    return share(shared[old][fresh], staying[old]);
  }

  /** Of the new cluster's customers that were there before, the share the old segment gave. */
  public double given(int old, int fresh) {
    return share(shared[old][fresh], known[old][fresh]);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
