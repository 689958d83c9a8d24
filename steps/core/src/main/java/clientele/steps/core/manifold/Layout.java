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
    int rounds = 1 + matchings.count(); // of an epoch
    workers.rounds(
        Math.multiplyExact(epochs, rounds),
        round -> round % rounds == 0 ? points.length : matchings.size(round % rounds - 1),
        (round, from, to) -> {
          if (round % rounds == 0) {
            System.arraycopy(points, from, before, from, to - from);
          } else {
            int epoch = 1 + round / rounds;
            double left = 1 - (epoch - 1.0) / epochs;
            float step = (float) (params.learningRate() * left * left);
            new Epoch(points, before, epoch, step, Draws.key(seed, epoch))
                .draw(matchings, round % rounds - 1, from, to);
          }
        });
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

    private void draw(Matchings matchings, int matching, int from, int to) {
      for (int at = from; at < to; at++) {
        int edge = matchings.edge(matching, at);
        if (joins.due(edge, epoch)) {
          int tail = matchings.tail(matching, at);
          int head = joins.head(edge);
          pull(tail, head);
          push(tail, head, Draws.bits(key, edge));
          pull(tail, head);
        }
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

    /**
     * Pushes both ends. All pushes are taken from where the end stands, so that the processor works
     * on them side by side: one after the other took twice as long and kept no more neighbours.
     */
    private void push(int a, int b, long random) {
      long state = random;
      int n = before.length / 2;
      float ax = points[2 * a];
      float ay = points[2 * a + 1];
      float bx = points[2 * b];
      float by = points[2 * b + 1];
      float aMoveX = 0;
      float aMoveY = 0;
      float bMoveX = 0;
      float bMoveY = 0;
      for (int draw = 0; draw < params.negatives(); draw++) {
        state = state * MULTIPLIER + INCREMENT;
        int other = Draws.below(state, n);
        float dx = ax - before[2 * other];
        float dy = ay - before[2 * other + 1];
        float squared = dx * dx + dy * dy;
        if (squared > 0 && other != a) {
          float force = forces.push(squared);
          aMoveX += bounded(force * dx);
          aMoveY += bounded(force * dy);
        }
        state = state * MULTIPLIER + INCREMENT;
        other = Draws.below(state, n);
        dx = bx - before[2 * other];
        dy = by - before[2 * other + 1];
        squared = dx * dx + dy * dy;
        if (squared > 0 && other != b) {
          float force = forces.push(squared);
          bMoveX += bounded(force * dx);
          bMoveY += bounded(force * dy);
        }
      }
      points[2 * a] = ax + step * aMoveX;
      points[2 * a + 1] = ay + step * aMoveY;
      points[2 * b] = bx + step * bMoveX;
      points[2 * b + 1] = by + step * bMoveY;
    }
  }
}
