package clientele.infra.source.door;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;

/** What a shop's interface answers, and what it must have. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /**
   * An answer as JSON.
   *
   * @param whose for the message
   * @throws StepException SOURCE_UNAVAILABLE if it is none
   */
  public static JsonNode read(byte[] text, String whose) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "the shop answers something that is no JSON [%s, %d bytes]. Maybe a page for people stands before its interface."
              .formatted(whose, text.length),
          e);
    }
  }

  /** Text of JSON. */
  public static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads one value after another. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** Text at a path, empty where there is none. */
  public static String at(JsonNode node, String path) {
    JsonNode found = node.at(path);
    return found.isMissingNode() || found.isNull() ? "" : found.asText();
  }

  /**
   * Money at a path.
   *
   * @throws StepException BAD_INPUT if there is none
   */
  public static BigDecimal money(JsonNode node, String path, String whose) {
    String text = at(node, path);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "an order lacks money [%s, %s]. Maybe the shop's interface is of another version."
              .formatted(whose, path),
          e);
    }
  }
}
