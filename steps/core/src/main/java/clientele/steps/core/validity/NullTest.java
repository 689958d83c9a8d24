package clientele.steps.core.validity;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Asks whether a grade could have come from data without clusters: the same chain is run on data
 * drawn from a null model, and the grade at hand must beat all of them. With m draws the chance of
 * doing so without clusters is 1 / (m + 1), so 19 draws test at 5 %.
 *
 * <p>Source: Monte Carlo significance test, Hope, Journal of the Royal Statistical Society B 30
 * (1968); the null models as in Tibshirani, Walther, Hastie 2001.
 *
 * @param model what is drawn
 * @param draws how many
 * @param seed of the draws
 * @param threads at least 1; above 1 the chain must be safe to call at the same time
 * @param margin by what share of its size the best draw must be beaten, 0 or more; where draws are
 *     few because they cost much, their best says little about what chance can do
 */
public record NullTest(NullModel model, int draws, long seed, int threads, double margin) {
  /** Without a margin. */
  public NullTest(NullModel model, int draws, long seed, int threads) {
    this(model, draws, seed, threads, 0);
  }

  public NullTest {
    if (margin < 0) {
      throw new IllegalArgumentException("margin must not be negative [" + margin + "]");
    }
    if (draws < 1) {
      throw new IllegalArgumentException("draws is below 1 [" + draws + "]");
    }
  }

  /**
   * What came out.
   *
   * @param grade of the data at hand
   * @param best highest grade of a draw
   * @param mean mean grade of the draws
   * @param p share of draws, the data at hand counted among them, that are at least as good
   * @param wanted the grade that would have done
   */
  public record Result(double grade, double best, double mean, double p, double wanted) {

    /** Whether the data at hand beat every draw by the margin. */
    public boolean beatsAll() {
      return grade > wanted;
    }
  }

  /**
   * Runs the chain on each draw.
   *
   * @param data what the chain begins with
   * @param grade of the data at hand
   * @param chain from data to grade; higher is better
   */
  public Result run(Matrix data, double grade, ToDoubleFunction<Matrix> chain) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom[] streams = new SplittableRandom[draws];
    Arrays.setAll(streams, i -> random.split());
    double[] grades = new double[draws];
    Workers.each(
        threads, draws, i -> grades[i] = chain.applyAsDouble(model.draw(data, streams[i])));
    double sum = 0;
    for (double drawn : grades) {
      sum += drawn;
    }
    long asGood = Arrays.stream(grades).filter(drawn -> drawn >= grade).count();
    double best = Arrays.stream(grades).max().orElseThrow();
    return new Result(
        grade, best, sum / draws, (1.0 + asGood) / (draws + 1), best + margin * Math.abs(best));
  }
}
