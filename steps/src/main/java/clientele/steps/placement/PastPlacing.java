package clientele.steps.placement;

import clientele.steps.core.explain.Rule;
import clientele.steps.core.matching.KeptModel;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Puts the customers of earlier month ends into groups of the present ones. */
public final class PastPlacing {
  private static final int MOST = 2000;

  private PastPlacing() {}

  /**
   * By likeness, as a kept model places; at most 2,000 present customers are learnt from.
   *
   * @param now n × d
   * @param groupOf group of each of the n
   * @param asked m × d
   * @param threads 1 or more; changes the time only
   */
  public static int[] byLikeness(
      Matrix now, IntUnaryOperator groupOf, Matrix asked, long seed, int threads) {
    int[] sample = RowSample.of(now.rows(), MOST);
    int[] learnt = IntStream.of(sample).map(groupOf).toArray();
    return KeptModel.fit(now.rows(sample), learnt, seed, threads).place(asked).segments();
  }

  /** By the first rule that covers them; −1 where none does. */
  public static int[] byRules(List<Rule> rules, Matrix asked) {
    return IntStream.range(0, asked.rows())
        .map(
            row ->
                rules.stream()
                    .filter(rule -> rule.covers(asked, row))
                    .mapToInt(Rule::segment)
                    .findFirst()
                    .orElse(-1))
        .toArray();
  }
}
