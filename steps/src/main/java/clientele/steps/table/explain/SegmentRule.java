package clientele.steps.table.explain;

/**
 * One rule in words for a segment.
 *
 * @param rule at most three conditions in natural units
 * @param precisionShare on held-out customers
 * @param fidelity share of held-out customers the rule places right
 */
public record SegmentRule(
    int segmentId, String rule, double precisionShare, double recallShare, double fidelity) {
  /** Fidelity from which a rule is worth going by. */
  private static final double GOOD = 0.9;

  /** Whether it places fewer than nine of ten held-out customers right. */
  public boolean weak() {
    return fidelity < GOOD;
  }
}
