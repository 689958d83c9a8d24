package clientele.steps.core.manifold;

import clientele.steps.core.random.Draws;

/**
 * Moves one new point after another among points that stay, by the joins it has and by pushes from
 * random others; used by one thread.
 */
final class Mover {
  private static final float LONGEST = 4;
  private static final long MULTIPLIER = 6364136223846793005L;
  private static final long INCREMENT = 1442695040888963407L;

  private final Forces forces;
  private final Joins joins;
  private final int negatives;

  /** Positions of the others: those joined to the moved point, and those that push it. */
  private final float[] joined;

  private final float[] pushing;

  private float x;
  private float y;

  Mover(Forces forces, Joins joins, int negatives, float[] joined, float[] pushing) {
    this.joins = joins;
    this.forces = forces;
    this.negatives = negatives;
    this.joined = joined;
    this.pushing = pushing;
  }

  /**
   * Does one epoch of one point.
   *
   * @param points where the point lies and is put, at 2 × {@code place}
   * @param self the point's number among those that push, −1 if it is none of them
   * @param step length of a step, 1 at first and 0 at last
   * @param key of this epoch and point
   */
  void move(int epoch, float[] points, int place, int self, float step, long key) {
    x = points[2 * place];
    y = points[2 * place + 1];
    long state = key;
    for (int edge = joins.from(place), end = joins.to(place); edge < end; edge++) {
      if (!joins.due(edge, epoch)) {
        continue;
      }
      // twice, because each join is drawn from both ends and only this end moves now
      pull(joins.head(edge), step);
      pull(joins.head(edge), step);
      for (int draw = 0; draw < negatives; draw++) {
        state = state * MULTIPLIER + INCREMENT;
        int other = Draws.below(state, pushing.length / 2);
        if (other != self) {
          push(other, step);
        }
      }
    }
    points[2 * place] = x;
    points[2 * place + 1] = y;
  }

  private void pull(int other, float step) {
    float dx = x - joined[2 * other];
    float dy = y - joined[2 * other + 1];
    float squared = dx * dx + dy * dy;
    if (squared > 0) {
      float force = forces.pull(squared);
      x += step * bounded(force * dx);
      y += step * bounded(force * dy);
    }
  }

  private void push(int other, float step) {
    float dx = x - pushing[2 * other];
    float dy = y - pushing[2 * other + 1];
    float squared = dx * dx + dy * dy;
    if (squared > 0) {
      float force = forces.push(squared);
      x += step * bounded(force * dx);
      y += step * bounded(force * dy);
    }
  }

  private static float bounded(float length) {
    // not Math.min and max: they mind −0 and not-a-number, which takes a fifth of the whole time
    return length > LONGEST ? LONGEST : length < -LONGEST ? -LONGEST : length;
  }
}
