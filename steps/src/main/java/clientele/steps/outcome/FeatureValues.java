package clientele.steps.outcome;

import clientele.steps.table.customer.CustomerFeature;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads features of a customer by the names of their columns. */
final class FeatureValues {
  private final List<RecordComponent> components;

  FeatureValues(List<String> columns) {
    Map<String, RecordComponent> byName =
        Arrays.stream(CustomerFeature.class.getRecordComponents())
            .collect(Collectors.toMap(c -> snake(c.getName()), Function.identity()));
    if (!byName.keySet().containsAll(columns)) {
      throw new IllegalArgumentException("no such features " + columns);
    }
    this.components = columns.stream().map(byName::get).toList();
  }

  /** Copies them into an array from a place on. */
  void copy(CustomerFeature customer, double[] into, int from) {
    for (int i = 0; i < components.size(); i++) {
      try {
        into[from + i] = ((Number) components.get(i).getAccessor().invoke(customer)).doubleValue();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a feature cannot be read", e);
      }
    }
  }

  private static String snake(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
