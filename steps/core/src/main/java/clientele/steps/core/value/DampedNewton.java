package clientele.steps.core.value;

import java.util.function.Function;

/**
 * Finds a maximum by Newton's steps with Levenberg and Marquardt's damping: the Hessian's diagonal
 * is raised until the step climbs, and let down again after each step that did. No step moves a
 * coordinate by more than 2. Ends when the climb still to be had is below 1e-10 by the quadratic
 * model, or no damping brings a climb. Source: Marquardt, An algorithm for least-squares estimation
 * of nonlinear parameters, SIAM Journal 11 (1963).
 */
public final class DampedNewton {
  private static final int STEPS = 200;
  private static final int RAISES = 40;
  private static final double FURTHEST = 2;
  private static final double ENOUGH = 1e-10;

  private DampedNewton() {}

  /**
   * Climbs from a start.
   *
   * @param objective value, gradient and Hessian at a point
   */
  public static Peak climb(Function<double[], Curvature> objective, double[] start) {
    double[] at = start.clone();
    Curvature here = objective.apply(at);
    double damping = 1e-3;
    for (int step = 0; step < STEPS; step++) {
      boolean climbed = false;
      for (int raise = 0; raise < RAISES && !climbed; raise++) {
        double[] move = move(here, damping);
        if (promise(here, move) < ENOUGH && damping <= 1e-3) {
          return new Peak(at, here, true, step);
        }
        double[] next = sum(at, move);
        Curvature there = objective.apply(next);
        climbed = there.value() > here.value();
        if (climbed) {
          at = next;
          here = there;
        }
        damping = climbed ? Math.max(1e-12, damping / 10) : damping * 10;
      }
      if (!climbed) {
        // only rounding is left to climb, or the slope leads nowhere
        return new Peak(at, here, promise(here, move(here, 1e-9)) < 1e-5, step);
      }
    }
    return new Peak(at, here, false, STEPS);
  }

  /** The damped step; a matrix that is not definite is damped until it is. */
  private static double[] move(Curvature here, double damping) {
    int n = here.gradient().length;
    for (double raised = damping; raised < 1e30; raised *= 10) {
      double[][] matrix = new double[n][n];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          matrix[i][j] = -here.hessian()[i][j];
        }
        matrix[i][i] += raised * Math.max(1e-3, Math.abs(here.hessian()[i][i]));
      }
      var factor = CholeskyFactor.of(matrix);
      if (factor.isPresent()) {
        return shortened(factor.get().solve(here.gradient()));
      }
    }
    return new double[n];
  }

  private static double[] shortened(double[] move) {
    double longest = 0;
    for (double part : move) {
      longest = Math.max(longest, Math.abs(part));
    }
    double scale = longest > FURTHEST ? FURTHEST / longest : 1;
    for (int i = 0; i < move.length; i++) {
      move[i] *= scale;
    }
    return move;
  }

  private static double promise(Curvature here, double[] move) {
    double climb = 0;
    for (int i = 0; i < move.length; i++) {
      climb += here.gradient()[i] * move[i];
    }
    return climb;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }

  /**
   * Where the climb ended.
   *
   * @param at the point
   * @param there the objective at the point
   * @param converged whether no climb was left
   * @param steps taken
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk figures, never compared
  public record Peak(double[] at, Curvature there, boolean converged, int steps) {}
}
