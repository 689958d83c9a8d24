package clientele.steps.core.outcome;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.explain.Condition.Op;
import clientele.steps.core.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the border of the best customers: those who bring just under half of the revenue and are
 * few. Of the stated borders on money, with or without one on orders, it takes a border on money
 * alone before two, and then the one with the fewest customers. Where revenue is spread so evenly
 * that no few customers bring that much, it is those few who bring most.
 *
 * @param moneyColumn of the features
 * @param ordersColumn of the features
 * @param leastRevenue share of the revenue they bring at least
 * @param mostRevenue and at most
 * @param mostCustomers share of the customers they are at most
 */
record TopCustomers(
    int moneyColumn,
    int ordersColumn,
    double leastRevenue,
    double mostRevenue,
    double mostCustomers) {
  static TopCustomers of(int moneyColumn, int ordersColumn) {
    return new TopCustomers(moneyColumn, ordersColumn, 0.45, 0.5, 0.15);
  }

  /**
   * The conditions of the best, money first; empty where there are none.
   *
   * @param least customers on either side of every border
   */
  Optional<List<Condition>> rule(
      Matrix customers, double[] moneyBorders, double[] orderBorders, int least) {
    double total = Arrays.stream(customers.column(moneyColumn)).sum();
    List<Candidate> candidates = new ArrayList<>();
    for (double border : moneyBorders) {
      List<Condition> rich = List.of(new Condition(moneyColumn, Op.ABOVE, border));
      Candidate all = candidate(rich, customers);
      candidates.add(all);
      for (double orders : orderBorders) {
        Candidate regular =
            candidate(
                List.of(rich.get(0), new Condition(ordersColumn, Op.ABOVE, orders)), customers);
        if (all.customers - regular.customers >= least) {
          candidates.add(regular);
        }
      }
    }
    candidates.removeIf(
        c ->
            c.customers < least
                || c.customers > mostCustomers * customers.rows()
                || c.revenue > mostRevenue * total);
    Optional<Candidate> enough =
        candidates.stream()
            .filter(c -> c.revenue >= leastRevenue * total)
            .min(
                Comparator.comparingInt((Candidate c) -> c.rule.size())
                    .thenComparingInt(Candidate::customers));
    return enough
        .or(
            () ->
                candidates.stream()
                    .filter(c -> c.rule.size() == 1)
                    .max(Comparator.comparingDouble(Candidate::revenue)))
        .map(Candidate::rule);
  }

  private Candidate candidate(List<Condition> rule, Matrix customers) {
    int members = 0;
    double sum = 0;
    for (int i = 0; i < customers.rows(); i++) {
      int row = i;
      if (rule.stream().allMatch(c -> c.holds(customers.at(row, c.feature())))) {
        members++;
        sum += customers.at(i, moneyColumn);
      }
    }
    return new Candidate(rule, members, sum);
  }

  private record Candidate(List<Condition> rule, int customers, double revenue) {}
}
