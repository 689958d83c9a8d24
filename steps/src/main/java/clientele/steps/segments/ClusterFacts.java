package clientele.steps.segments;

import java.math.BigDecimal;

/**
 * What of a cluster decides its segment.
 *
 * @param cluster label of this run, −1 for noise
 * @param revenue net, exact
 * @param standing of its medians
 * @param manner how its customers come
 */
record ClusterFacts(int cluster, BigDecimal revenue, Standing standing, Manner manner) {
  /** Whether these are the customers of no cluster. */
  boolean noise() {
    return cluster < 0;
  }
}
