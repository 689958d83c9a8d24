package clientele.steps.core.manifold;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;

/**
 * The optimiser of UMAP: joined points pull, random others push, in steps that shorten to nothing,
 * with the square of the time left.
 *
 * <p>All cores, and yet the same bytes on any number of them. The joins are parted into {@link
 * Matchings}; those of one are worked on side by side, one matching after the other. A join reads
 * and writes its two ends, which nobody else touches at that moment, and reads the positions at the
 * epoch's start of those that push them. Its random numbers are a function of seed, epoch and join.
 * This is the stochastic gradient descent of the paper with the joins in an order of its own; so is
 * the parallel scheme of Recht and Ré, Parallel stochastic gradient algorithms for large-scale
 * matrix completion, Mathematical Programming Computation 5, 2013, which shuffles what we match.
 *
 * <p>A pull moves both ends alike, which keeps their middle where it is. Moving one end twice as
 * far instead would need no matchings, but forgets: pulled a hundred times an epoch towards its own
 * island, a point loses what a join to another island gave it, and islands are torn for good. The
 * description of this package has the figures.
 */
final class Layout {
  private static final int BLOCK = 1024;
  private static final float LONGEST = 4;
  private static final long MULTIPLIER = 6364136223846793005L;
  private static final long INCREMENT = 1442695040888963407L;

  private final Joins joins;
  private final Forces forces;
  private final UmapParams params;

  Layout(Joins joins, Forces forces, UmapParams params) {
    this.joins = joins;
    this.forces = forces;
    this.params = params;
  }

  /** Moves points, x and y in turn, from where they start to where they belong. */
  void optimise(float[] points, int epochs, long seed, Workers workers) {
    if (joins.points() == 0) {
      return;
    }
    Matchings matchings = Matchings.of(joins);
    float[] before = new float[points.length];
    for (int epoch = 1; epoch <= epochs; epoch++) {
      System.arraycopy(points, 0, before, 0, points.length);
      double left = 1 - (epoch - 1.0) / epochs;
      float step = (float) (params.learningRate() * left * left);
      Epoch now = new Epoch(points, before, epoch, step, Draws.key(seed, epoch));
      for (int m = 0; m < matchings.count(); m++) {
        int matching = m;
        workers.blocks(
            matchings.size(matching),
            BLOCK,
            (from, to) -> {
              for (int at = from; at < to; at++) {
                now.draw(matchings.tail(matching, at), matchings.edge(matching, at));
              }
            });
      }
    }
  }

  private static float bounded(float length) {
    // not Math.min and max: they mind −0 and not-a-number, which takes a fifth of the whole time
    return length > LONGEST ? LONGEST : length < -LONGEST ? -LONGEST : length;
  }

  /** One epoch: what is common to all its joins. */
  private final class Epoch {
    private final float[] points;
    private final float[] before;
    private final int epoch;
    private final float step;
    private final long key;

    private Epoch(float[] points, float[] before, int epoch, float step, long key) {
      this.points = points;
      this.before = before;
      this.epoch = epoch;
      this.step = step;
      this.key = key;
    }

    /** Draws a join from both its ends, if it is due: pull, push one end, pull, push the other. */
    private void draw(int tail, int edge) {
      if (joins.due(edge, epoch)) {
        int head = joins.head(edge);
        pull(tail, head);
        long state = push(tail, Draws.bits(key, edge));
        pull(tail, head);
        push(head, state);
      }
    }

    private void pull(int a, int b) {
      float dx = points[2 * a] - points[2 * b];
      float dy = points[2 * a + 1] - points[2 * b + 1];
      float squared = dx * dx + dy * dy;
      if (squared > 0) {
        float force = forces.pull(squared);
        float moveX = step * bounded(force * dx);
        float moveY = step * bounded(force * dy);
        points[2 * a] += moveX;
        points[2 * a + 1] += moveY;
        points[2 * b] -= moveX;
        points[2 * b + 1] -= moveY;
      }
    }

    private long push(int point, long random) {
      long state = random;
      float x = points[2 * point];
      float y = points[2 * point + 1];
      for (int draw = 0; draw < params.negatives(); draw++) {
        state = state * MULTIPLIER + INCREMENT;
        int other = Draws.below(state, before.length / 2);
        float dx = x - before[2 * other];
        float dy = y - before[2 * other + 1];
        float squared = dx * dx + dy * dy;
        if (squared > 0 && other != point) {
          float force = forces.push(squared);
          x += step * bounded(force * dx);
          y += step * bounded(force * dy);
        }
      }
      points[2 * point] = x;
      points[2 * point + 1] = y;
      return state;
    }
  }
}
