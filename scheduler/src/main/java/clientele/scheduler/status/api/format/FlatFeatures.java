package clientele.scheduler.status.api.format;

import clientele.steps.table.customer.FeatureVector;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;

/** Writes features as fields of the row they belong to. */
final class FlatFeatures extends JsonSerializer<FeatureVector> {

  @Override
  public boolean isUnwrappingSerializer() {
    return true;
  }

  @Override
  public JsonSerializer<FeatureVector> unwrappingSerializer(NameTransformer names) {
    return this;
  }

  @Override
  public void serialize(FeatureVector features, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    for (Map.Entry<String, BigDecimal> feature : features.figures().entrySet()) {
      json.writeNumberField(feature.getKey(), feature.getValue());
    }
  }
}
