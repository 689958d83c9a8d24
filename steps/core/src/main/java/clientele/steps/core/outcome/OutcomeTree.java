package clientele.steps.core.outcome;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.matrix.Matrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A regression tree by what customers did in the month after: leaves that cover everybody once,
 * each a rule of few conditions at stated borders. Leaves stand by the money they bring in a month,
 * the most first.
 *
 * <p>Source: Breiman, Friedman, Olshen, Stone, Classification and regression trees, 1984, with
 * several targets as in De'ath, Multivariate regression trees, Ecology 83 (2002); grown best first,
 * and a split kept only where months left out gain by it.
 *
 * @param leaves at least one; a customer is in the first that takes them in
 */
public record OutcomeTree(List<Leaf> leaves) {
  public OutcomeTree {
    leaves = List.copyOf(leaves);
  }

  /**
   * One leaf.
   *
   * @param first whether it is asked before all others, which do not part its customers
   * @param top whether its customers are of the best, see {@link TopCustomers}
   * @param conditions all of which hold, by feature, at most before above
   * @param bought share of its customers who bought in the month after
   * @param revenue mean money they brought in it
   */
  public record Leaf(
      boolean first, boolean top, List<Condition> conditions, double bought, double revenue) {
    public Leaf {
      conditions =
          conditions.stream()
              .sorted(Comparator.comparingInt(Condition::feature).thenComparing(Condition::op))
              .toList();
    }

    /** The same with other conditions. */
    Leaf with(List<Condition> others) {
      return new Leaf(first, top, others, bought, revenue);
    }

    /** The same, of the best customers or not. */
    Leaf ranked(boolean isTop) {
      return new Leaf(first, isTop, conditions, bought, revenue);
    }

    /** A leaf with the means of its rows. */
    static Leaf of(
        boolean first,
        List<Condition> conditions,
        OutcomePanel panel,
        double[] weights,
        int[] rows) {
      double all = 0;
      double bought = 0;
      double revenue = 0;
      for (int i : rows) {
        all += weights[i];
        bought += panel.orders()[i] > 0 ? weights[i] : 0;
        revenue += weights[i] * panel.revenue()[i];
      }
      return new Leaf(
          first, false, conditions, all == 0 ? 0 : bought / all, all == 0 ? 0 : revenue / all);
    }
  }

  /** The leaf of each customer. */
  public int[] leaves(Matrix features) {
    int[] leafOf = new int[features.rows()];
    for (int i = 0; i < leafOf.length; i++) {
      leafOf[i] = leaf(features, i);
    }
    return leafOf;
  }

  private int leaf(Matrix features, int row) {
    for (int leaf = 0; leaf < leaves.size(); leaf++) {
      if (leaves.get(leaf).conditions().stream()
          .allMatch(c -> c.holds(features.at(row, c.feature())))) {
        return leaf;
      }
    }
    throw new IllegalStateException("a customer is in no leaf [row " + row + "]");
  }

  /** The conditions with one more, which takes the place of a weaker one of its kind. */
  static List<Condition> with(List<Condition> conditions, Condition more) {
    List<Condition> all =
        new ArrayList<>(
            conditions.stream()
                .filter(c -> c.feature() != more.feature() || c.op() != more.op())
                .toList());
    all.add(more);
    return all;
  }
}
