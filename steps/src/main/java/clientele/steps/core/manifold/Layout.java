package clientele.steps.core.manifold;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;

/**
 * The optimiser of UMAP: joined points pull, random others push, in steps that shorten to nothing.
 *
 * <p>All cores, and yet the same bytes on any number of them. Points are coloured so that no two
 * joined ones share a colour; the points of one colour are moved side by side, one colour after the
 * other. Whoever moves reads the newest positions of those he is joined to, none of which can move
 * at that moment, and the positions at the epoch's start of those that push him. His random numbers
 * are a function of seed, epoch and his own number. This is Gauss–Seidel on a coloured graph
 * (Bertsekas and Tsitsiklis, Parallel and Distributed Computation, 1989, section 1.2.4), where the
 * usual parallel variant is Jacobi: all points at once, each reading the positions of the epoch
 * before.
 */
final class Layout {
  private static final int BLOCK = 256;

  private final Joins joins;
  private final Colouring colouring;
  private final Forces forces;
  private final UmapParams params;

  Layout(Joins joins, Forces forces, UmapParams params) {
    this.joins = joins;
    this.colouring = Colouring.of(joins);
    this.forces = forces;
    this.params = params;
  }

  /** Moves points, x and y in turn, from where they start to where they belong. */
  void optimise(float[] points, int epochs, long seed, Workers workers) {
    float[] before = new float[points.length];
    for (int epoch = 1; epoch <= epochs; epoch++) {
      System.arraycopy(points, 0, before, 0, points.length);
      float step = (float) (params.learningRate() * (1 - (epoch - 1.0) / epochs));
      long key = Draws.key(seed, epoch);
      for (int colour = 0; colour < colouring.colours(); colour++) {
        move(points, before, epoch, colour, new Pace(step, key), workers);
      }
    }
  }

  private void move(
      float[] points, float[] before, int epoch, int colour, Pace pace, Workers workers) {
    workers.blocks(
        colouring.size(colour),
        BLOCK,
        (from, to) -> {
          Mover mover = new Mover(forces, joins, params.negatives(), points, before);
          for (int at = from; at < to; at++) {
            int i = colouring.point(colour, at);
            mover.move(epoch, points, i, i, pace.step, Draws.bits(pace.key, i));
          }
        });
  }

  /** What is common to all points of an epoch. */
  private record Pace(float step, long key) {}
}
