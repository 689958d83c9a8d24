package clientele.scheduler.status.place;

import clientele.scheduler.status.plane.MonthPlane;
import clientele.scheduler.status.plane.ScaledFeatures;
import clientele.steps.core.clustering.KdTree;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a new customer into a published month's segments: the segment that most of the fifteen
 * nearest customers are in, by Euclidean distance of the scaled features; at a tie the nearer
 * decides. It stands in for forest, plane and clustering, which are not kept, so it says how often
 * it agrees with them.
 *
 * <p>Building costs about n log n once a month, a placement about log n.
 */
public final class Placement {
  private static final int NEIGHBOURS = 15;
  private static final int SAMPLE = 500;

  private final MonthPlane plane;
  private final ScaledFeatures scaled;
  private final KdTree tree;
  private final double agreement;

  private Placement(MonthPlane plane) {
    this.plane = plane;
    this.scaled = plane.scaled();
    this.tree = KdTree.of(scaled.values());
    this.agreement = measured();
  }

  /** Prepares a month. */
  public static Placement of(MonthPlane plane) {
    return new Placement(plane);
  }

  /**
   * Where a customer belongs.
   *
   * @param share of the nearest customers who are in that segment, 0 to 1
   * @param nearest the nearest customer's row
   */
  public record Place(int segment, double share, int nearest) {}

  /** Share of up to 500 of the month's own customers whom the others' votes put where they are. */
  public double agreement() {
    return agreement;
  }

  /**
   * Places somebody.
   *
   * @param features the modelled ones in the order of the catalogue, in their natural units
   */
  public Place place(double[] features) {
    return vote(scaled.scale(features), -1);
  }

  /** Counts the votes, leaving one row out. */
  private Place vote(double[] point, int without) {
    KdTree.Search search = tree.search(Math.min(NEIGHBOURS + 1, plane.size()));
    int found = search.run(point);
    Map<Integer, Integer> votes = new TreeMap<>();
    int counted = 0;
    int nearest = -1;
    for (int i = 0; i < found && counted < NEIGHBOURS; i++) {
      int row = search.row(i);
      if (row == without) {
        continue;
      }
      nearest = nearest < 0 ? row : nearest;
      votes.merge(plane.segment(row), 1, Integer::sum);
      counted++;
    }
    int most = votes.values().stream().mapToInt(i -> i).max().orElse(0);
    int segment = plane.segment(Math.max(nearest, 0));
    for (int i = found - 1; i >= 0; i--) {
      int row = search.row(i);
      if (row != without && votes.getOrDefault(plane.segment(row), 0) == most) {
        segment = plane.segment(row);
      }
    }
    return new Place(segment, counted == 0 ? 0 : (double) most / counted, Math.max(nearest, 0));
  }

  private double measured() {
    int step = Math.max(1, plane.size() / SAMPLE);
    int asked = 0;
    int right = 0;
    for (int i = 0; i < plane.size(); i += step) {
      asked++;
      right += vote(scaled.values().row(i), i).segment() == plane.segment(i) ? 1 : 0;
    }
    return asked == 0 ? 0 : (double) right / asked;
  }
}
