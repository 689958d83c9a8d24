package clientele.steps.core.worth;

import clientele.steps.core.matrix.Matrix;
import java.util.List;

/**
 * The customers of a closed month as that month knew them; nothing of what came next.
 *
 * @param ids n, each once
 * @param features n × d, raw; the columns are the same in all months
 * @param rfm n × 3: recency in days, orders, money
 * @param scores n × 3: the scores 1 … 5 of the same
 * @param segments n × 1: the number of the segment each was published in
 */
public record KnownCustomers(
    List<String> ids, Matrix features, Matrix rfm, Matrix scores, Matrix segments) {
  public KnownCustomers {
    int n = features.rows();
    ids = List.copyOf(ids);
    if (ids.size() != n || rfm.rows() != n || scores.rows() != n || segments.rows() != n) {
      throw new IllegalArgumentException(
          "figures are of different customers [%s, %s, %s, %s]"
              .formatted(features, rfm, scores, segments));
    }
  }

  /** How many. */
  public int size() {
    return features.rows();
  }
}
