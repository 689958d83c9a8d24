package clientele.infra.config;

import clientele.infra.config.source.OrderConfig;
import clientele.infra.config.source.ReadingConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.settings.DoubtSettings;
import clientele.steps.settings.OwnRules;
import clientele.steps.settings.PipelineSettings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The settings that can change a figure as text, so that a run can be done again under its own
 * settings whatever the configuration says by then.
 *
 * @param reading how lines are read, without their place
 * @param pipeline the month's work
 */
public record KeptSettings(SourceConfig reading, PipelineSettings pipeline) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /** As text. */
  public String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads the text.
   *
   * @throws StepException USAGE if another version of the program wrote it that had other settings
   */
  public static KeptSettings of(String text) {
    try {
      return JSON.treeToValue(completed(JSON.readTree(text)), KeptSettings.class);
    } catch (JsonProcessingException e) {
      throw new StepException(
          ErrorCode.USAGE,
          "the run's settings are not those of this version [%s]. Maybe use the version that made it."
              .formatted(e.getOriginalMessage()),
          e);
    }
  }

  /** Settings that came later are as they were before they could be set. */
  private static JsonNode completed(JsonNode kept) {
    JsonNode filter = kept.path("pipeline").path("filter");
    complete(filter, "doubt", DoubtSettings.DEFAULT);
    complete(filter, "own", OwnRules.NONE);
    complete(kept.path("reading"), "reading", ReadingConfig.DEFAULT);
    complete(kept.path("reading").path("reading"), "orders", OrderConfig.DEFAULT);
    return kept;
  }

  private static void complete(JsonNode settings, String key, Record usual) {
    if (settings instanceof ObjectNode object && !object.has(key)) {
      object.set(key, JSON.valueToTree(usual));
    }
  }
}
