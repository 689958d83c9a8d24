package clientele.steps.core.explain;

import clientele.steps.core.matrix.Matrix;
import java.util.List;

/**
 * A segment said in at most a few conditions, all of which hold. The shares are measured on
 * customers that the rule was not made from, with the rounded thresholds.
 *
 * @param segment label
 * @param conditions ordered by feature, at-most before above; empty if none helps
 * @param precision share of the segment among those who meet the rule; 0 if nobody does
 * @param recall share of those who meet the rule in the segment; 0 if the held-out part has nobody
 *     of it
 * @param fidelity share of customers for whom rule and segment agree
 */
public record Rule(
    int segment, List<Condition> conditions, double precision, double recall, double fidelity) {
  public Rule {
    conditions = List.copyOf(conditions);
  }

  /** Whether a customer meets all conditions. */
  public boolean covers(Matrix features, int row) {
    return conditions.stream().allMatch(c -> c.holds(features.at(row, c.feature())));
  }
}
