package clientele.steps.core.value.ladder;

import java.util.ArrayList;
import java.util.List;

/**
 * The Kaplan–Meier estimate: which share of orders is not yet followed by another after a time,
 * with the waits that are still going on counted for as long as they were watched. Standard errors
 * by Greenwood. Source: Kaplan and Meier, Nonparametric estimation from incomplete observations,
 * Journal of the American Statistical Association 53 (1958).
 *
 * @param points times ascending, one for each at which an order came
 */
public record ReorderCurve(List<Point> points) {
  public ReorderCurve {
    points = List.copyOf(points);
  }

  /** The curve of waits, times ascending and each once. */
  public static ReorderCurve of(List<Waits> waits) {
    long atRisk = waits.stream().mapToLong(wait -> wait.ended + wait.goingOn).sum();
    double share = 1;
    double greenwood = 0;
    double before = -1;
    List<Point> points = new ArrayList<>();
    for (Waits wait : waits) {
      if (wait.time <= before) {
        throw new IllegalArgumentException("times must ascend [" + wait.time + "]");
      }
      before = wait.time;
      if (wait.ended > 0) {
        share *= 1 - (double) wait.ended / atRisk;
        greenwood += (double) wait.ended / ((double) atRisk * Math.max(1, atRisk - wait.ended));
        points.add(new Point(wait.time, share, share * Math.sqrt(greenwood), atRisk));
      }
      atRisk -= wait.ended + wait.goingOn;
    }
    return new ReorderCurve(points);
  }

  /** The share still waiting after this time. */
  public double waiting(double time) {
    double share = 1;
    for (Point point : points) {
      if (point.time > time) {
        break;
      }
      share = point.share;
    }
    return share;
  }

  /** Standard error of the share still waiting after this time; 0 before the first order. */
  public double error(double time) {
    double error = 0;
    for (Point point : points) {
      if (point.time > time) {
        break;
      }
      error = point.error;
    }
    return error;
  }

  /**
   * Time from now by which this share of those who have waited so long orders again; infinite if
   * that was never seen.
   */
  public double within(double share, double waited) {
    double here = waiting(waited);
    return points.stream()
        .filter(point -> point.time > waited && point.share <= (1 - share) * here)
        .mapToDouble(point -> point.time - waited)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The first time by which this share has ordered again; infinite if that was never seen. */
  public double within(double share) {
    return within(share, 0);
  }

  /**
   * Waits of one length.
   *
   * @param time how long
   * @param ended with an order
   * @param goingOn at the end of observation
   */
  public record Waits(double time, long ended, long goingOn) {}

  /**
   * A step of the curve.
   *
   * @param time at which orders came
   * @param share still waiting after it
   * @param error standard error of the share
   * @param atRisk waits that lasted until it
   */
  public record Point(double time, double share, double error, long atRisk) {}
}
