package clientele.steps.outcome;

import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.customer.FeatureCatalogue;
import java.util.List;

/** Reads features of a customer by the names of their columns. */
final class FeatureValues {
  private final List<String> columns;

  FeatureValues(List<String> columns) {
    if (!FeatureCatalogue.names().containsAll(columns)) {
      throw new IllegalArgumentException("no such features " + columns);
    }
    this.columns = List.copyOf(columns);
  }

  /** Copies them into an array from a place on. */
  void copy(CustomerFeature customer, double[] into, int from) {
    for (int i = 0; i < columns.size(); i++) {
      into[from + i] = customer.figure(columns.get(i)).doubleValue();
    }
  }
}
