package clientele.steps.core.value.outlook;

/**
 * The distribution of a customer's orders within a time, one count after the other. Who has not
 * left places k orders in two ways: they stay after each of them and their negative binomial count
 * is k, or they leave after the k-th and it would have been at least k:
 *
 * <pre>
 * P(k) = B(a, s+k) / B(a, s) · P(N = k) + B(a+1, s+k−1) / B(a, s) · P(N ≥ k)
 * </pre>
 *
 * <p>with s the second parameter of the posterior's beta distribution. Source: Fader, Hardie and
 * Lee (2005), equation 8, with the posterior's parameters for the prior's.
 */
final class OrderCounts {
  private final Posterior posterior;
  private final double odds;
  private int count;
  private double exactly;
  private double atLeast;
  private double stays;
  private double probability;
  private double upTo;

  OrderCounts(Posterior posterior, double time) {
    this.posterior = posterior;
    this.odds = time / (posterior.rate() + time);
    this.exactly = StrictMath.exp(-posterior.shape() * StrictMath.log1p(time / posterior.rate()));
    this.atLeast = 1;
    this.stays = 1;
    this.probability = 1 - posterior.alive() + posterior.alive() * exactly;
    this.upTo = probability;
  }

  /** Probability of the present count, from 0. */
  double probability() {
    return probability;
  }

  /** Probability of the present count or fewer. */
  double upTo() {
    return upTo;
  }

  /** Goes on to the next count. */
  void next() {
    atLeast = Math.max(0, atLeast - exactly);
    exactly *= (posterior.shape() + count) / (count + 1) * odds;
    double both = posterior.leave() + posterior.stay() + count;
    double leaves = stays * posterior.leave() / both;
    stays *= (posterior.stay() + count) / both;
    count++;
    probability = posterior.alive() * (stays * exactly + leaves * atLeast);
    upTo += probability;
  }
}
