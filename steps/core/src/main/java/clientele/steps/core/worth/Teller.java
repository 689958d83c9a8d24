package clientele.steps.core.worth;

import clientele.steps.core.matrix.Matrix;
import java.util.List;

/**
 * Says of customers what they will do next month, by what it learns from earlier months. It is
 * never given the outcome it is asked for.
 */
public interface Teller {
  /** Lower case, as it stands in tables. */
  String name();

  /**
   * Learns and tells.
   *
   * @param past earlier months with their outcomes, the newest last; at least one
   * @param asked customers of the month after the newest
   * @return expected targets, n × {@link Outcome#COLUMNS}
   */
  Told tell(List<FollowedMonth> past, KnownCustomers asked);

  /**
   * What was told.
   *
   * @param expected n × {@link Outcome#COLUMNS}
   * @param groups different answers there can be; 0 for a model without groups
   * @param moved share of the customers of both months whose group is another in the asked one; 0
   *     for a model without groups
   */
  record Told(Matrix expected, int groups, double moved) {}
}
