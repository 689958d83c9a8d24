package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.List;

/**
 * The plain segments that always exist: a grid over recency and the mean of frequency and monetary
 * score, as direct marketing has used it for decades. They say nothing about natural groups, so
 * nothing about them can be untrue; a month whose clusters cannot be trusted falls back to them.
 *
 * <p>Source: Hughes, Strategic database marketing, 1994 (scores by fifths).
 */
final class RfmSegments {
  /** The name under which they stand among the candidates. */
  static final String NAME = "rfm";

  /** The scores they are made of, in order. */
  static final List<String> SCORES = List.of("recency_score", "frequency_score", "monetary_score");

  /** How they are made, for the record. */
  static final String REMARK =
      "fallback: recency score 4-5 or 3 or 1-2, by whether frequency and monetary score average 3"
          + " or more";

  private RfmSegments() {}

  /**
   * One label per customer, at most six of them.
   *
   * @param scores n × 3, 1 … 5
   */
  static Labels of(Matrix scores) {
    int[] raw = new int[scores.rows()];
    for (int i = 0; i < raw.length; i++) {
      double recency = scores.at(i, 0);
      boolean valuable = scores.at(i, 1) + scores.at(i, 2) >= 6;
      int fresh = recency >= 4 ? 0 : recency >= 3 ? 1 : 2;
      raw[i] = 2 * fresh + (valuable ? 0 : 1);
    }
    return Labels.of(raw);
  }
}
