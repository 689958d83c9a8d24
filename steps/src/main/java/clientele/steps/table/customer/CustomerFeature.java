package clientele.steps.table.customer;

import java.math.BigDecimal;

/**
 * One customer active in the window.
 *
 * @param features each described in {@link FeatureCatalogue}
 */
public record CustomerFeature(String customerId, FeatureVector features) {
  /** A feature by its name. */
  public BigDecimal figure(String name) {
    return features.figure(name);
  }

  /**
   * A feature that is a whole number.
   *
   * @throws ArithmeticException if it is none
   */
  public int whole(String name) {
    return features.figure(name).intValueExact();
  }
}
