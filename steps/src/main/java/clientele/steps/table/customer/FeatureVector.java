package clientele.steps.table.customer;

import clientele.steps.table.customer.FeatureCatalogue.Feature;
import clientele.steps.table.customer.FeatureCatalogue.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every feature of the catalogue as an exact decimal; they become doubles only on their way into a
 * matrix. Where a row type has such a component, its table has a column for each of them.
 *
 * @param figures by name, in the order of the catalogue
 */
public record FeatureVector(Map<String, BigDecimal> figures) {
  /**
   * Puts them into order.
   *
   * @throws IllegalArgumentException if one is missing or unknown
   * @throws ArithmeticException if one is no whole number that must be
   */
  public FeatureVector {
    Map<String, BigDecimal> ordered = new LinkedHashMap<>();
    for (Feature feature : FeatureCatalogue.ALL) {
      BigDecimal figure = figures.get(feature.name());
      if (figure == null) {
        throw new IllegalArgumentException("a feature is missing [" + feature.name() + "]");
      }
      boolean whole = feature.kind() == Kind.WHOLE;
      ordered.put(feature.name(), whole ? figure.setScale(0, RoundingMode.UNNECESSARY) : figure);
    }
    if (figures.size() != ordered.size()) {
      throw new IllegalArgumentException("no such features " + figures.keySet());
    }
    figures = Collections.unmodifiableMap(ordered);
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public BigDecimal figure(String name) {
    BigDecimal figure = figures.get(name);
    if (figure == null) {
      throw new IllegalArgumentException("no such feature [" + name + "]");
    }
    return figure;
  }
}
