package clientele.steps.core.neighbour;

/**
 * The nearest others of each point: n × k ids and distances, nearest first, of equal distance the
 * lower id first. A point is not its own neighbour. Where a point has fewer than k others that are
 * near at all, the rest of its row is {@link #NOBODY}.
 */
public final class Neighbours {
  /** No neighbour here, nor further on in the row. */
  public static final int NOBODY = -1;

  private final int points;
  private final int k;
  private final int[] ids;
  private final float[] distances;

  /** Takes over both arrays, row after row; the caller must not touch them again. */
  Neighbours(int points, int k, int[] ids, float[] distances) {
    this.points = points;
    this.k = k;
    this.ids = ids;
    this.distances = distances;
  }

  public int points() {
    return points;
  }

  /** Places in a row. */
  public int k() {
    return k;
  }

  /** The j-th nearest of a point, from 0, or {@link #NOBODY}. */
  public int id(int point, int j) {
    return ids[point * k + j];
  }

  /** Distance to the j-th nearest. */
  public float distance(int point, int j) {
    return distances[point * k + j];
  }

  /**
   * Share of the true neighbours that a search found. A stranger as near as the last true one
   * counts as found: with few leaves many customers are equally far, and which of them a search
   * names is of no matter.
   */
  public static double recall(Neighbours exact, Neighbours found) {
    long hits = 0;
    long all = 0;
    for (int i = 0; i < exact.points; i++) {
      int wanted = 0;
      while (wanted < exact.k && exact.id(i, wanted) != NOBODY) {
        wanted++;
      }
      for (int j = 0; j < wanted && j < found.k && found.id(i, j) != NOBODY; j++) {
        hits += found.distance(i, j) <= exact.distance(i, wanted - 1) ? 1 : 0;
      }
      all += wanted;
    }
    return all == 0 ? 1 : (double) hits / all;
  }

  /**
   * Share of the first's neighbours that are the second's too, whoever is nearer. Between leaves
   * and drawing it tells how faithful the drawing is: 1 would be a perfect one.
   */
  public static double kept(Neighbours first, Neighbours second) {
    long hits = 0;
    long all = 0;
    for (int i = 0; i < first.points; i++) {
      for (int j = 0; j < first.k && first.id(i, j) != NOBODY; j++) {
        all++;
        hits += second.holds(i, first.id(i, j)) ? 1 : 0;
      }
    }
    return all == 0 ? 1 : (double) hits / all;
  }

  private boolean holds(int point, int other) {
    for (int at = point * k; at < (point + 1) * k; at++) {
      if (ids[at] == other) {
        return true;
      }
    }
    return false;
  }
}
