package clientele.infra.config.source;

import java.util.Optional;

/**
 * Where a shop tells of its customers and products beside their orders.
 *
 * @param customers a file of customer, attribute and value, or of a customer a row
 * @param products a file of product and category
 */
public record AttributesConfig(Optional<String> customers, Optional<String> products) {
  /** Nowhere. */
  public static final AttributesConfig DEFAULT =
      new AttributesConfig(Optional.empty(), Optional.empty());
}
