package clientele.steps.dag;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a step has to say when it is done; it goes once into the journal, and from there to the log
 * and the page.
 *
 * @param rowsWritten rows now standing in the step's tables for this run
 * @param metrics named figures, in the order of their names
 */
public record StepResult(long rowsWritten, Map<String, Double> metrics) {
  public StepResult {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }

  /** A result without figures. */
  public static StepResult of(long rowsWritten) {
    return new StepResult(rowsWritten, Map.of());
  }
}
