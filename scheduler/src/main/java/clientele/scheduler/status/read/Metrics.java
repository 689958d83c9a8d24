package clientele.scheduler.status.read;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/**
 * The named figures of a step.
 *
 * @param values by name, in the order of the alphabet
 */
public record Metrics(@JsonValue Map<String, Double> values) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, Double>> FIGURES = new TypeReference<>() {};

  /** Reads them from JSON. */
  static Metrics parse(String json) {
    try {
      return new Metrics(JSON.readValue(json, FIGURES));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the metrics of a step are no figures", e);
    }
  }
}
