package clientele.steps.core.worth;

import clientele.steps.core.matrix.Matrix;

/**
 * The customers of a closed month as that month knew them; nothing of what came next.
 *
 * @param features n × d, raw; the columns are the same in all months
 * @param rfm n × 3: recency in days, orders, money
 * @param scores n × 3: the scores 1 … 5 of the same
 * @param segments n × 1: the number of the segment each was published in
 */
public record KnownCustomers(Matrix features, Matrix rfm, Matrix scores, Matrix segments) {
  public KnownCustomers {
    int n = features.rows();
    if (rfm.rows() != n || scores.rows() != n || segments.rows() != n) {
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
