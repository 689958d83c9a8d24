package clientele.scheduler.status.api;

import clientele.scheduler.status.api.format.Asked;
import clientele.scheduler.status.api.format.FieldNames;
import clientele.scheduler.status.api.format.SentFigures;
import clientele.scheduler.status.read.Metrics;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureCatalogue.Feature;
import clientele.steps.table.customer.FeatureCatalogue.Kind;
import clientele.steps.table.customer.FeatureVector;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas of records: every component is required, none is allowed beside them, and null only
 * where the component says so. Features of customers are those of the catalogue.
 */
final class Schemas {
  private static final Map<Class<?>, String> SIMPLE =
      Map.of(
          String.class, "string",
          int.class, "integer",
          long.class, "integer",
          Integer.class, "integer",
          Long.class, "integer",
          double.class, "number",
          Double.class, "number",
          BigDecimal.class, "number",
          boolean.class, "boolean",
          Boolean.class, "boolean");

  private final Map<String, Object> found = new TreeMap<>();
  private final Map<String, Class<?>> named = new HashMap<>();

  /** Every schema that was referred to. */
  Map<String, Object> all() {
    return found;
  }

  /**
   * A reference to the schema of a record, which bears its simple name.
   *
   * @throws IllegalStateException if another record has that name
   */
  Map<String, Object> reference(Class<?> row) {
    String name = row.getSimpleName();
    Class<?> first = named.putIfAbsent(name, row);
    if (first != null && first != row) {
      throw new IllegalStateException("two schemas of one name [%s, %s]".formatted(first, row));
    }
    if (!found.containsKey(name)) {
      found.put(name, Map.of());
      found.put(name, described(row));
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  /** A page of rows. */
  static Map<String, Object> page(Object row) {
    return Map.of(
        "type",
        "object",
        "required",
        List.of("items", "next"),
        "additionalProperties",
        false,
        "properties",
        Map.of(
            "items", Map.of("type", "array", "items", row),
            "next", Map.of("type", List.of("string", "null"))));
  }

  private Map<String, Object> described(Class<?> row) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    boolean asked = row.isAnnotationPresent(Asked.class);
    for (RecordComponent component : row.getRecordComponents()) {
      if (component.getType() == FeatureVector.class) {
        features(properties, required);
      } else if (component.getType() == Map.class) {
        sentFigures(properties, required);
      } else {
        String name = FieldNames.of(component.getName());
        properties.put(name, type(component.getAnnotatedType()));
        if (!asked || !nullable(component.getAnnotatedType())) {
          required.add(name);
        }
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("required", required);
    schema.put("additionalProperties", false);
    schema.put("properties", properties);
    return schema;
  }

  private static void features(Map<String, Object> properties, List<String> required) {
    for (Feature feature : FeatureCatalogue.ALL) {
      String type = feature.kind() == Kind.WHOLE ? "integer" : "number";
      properties.put(feature.name(), Map.of("type", type, "description", feature.meaning()));
      required.add(feature.name());
    }
  }

  private static void sentFigures(Map<String, Object> properties, List<String> required) {
    for (Feature figure : SentFigures.all()) {
      boolean optional = SentFigures.optional(figure);
      properties.put(
          figure.name(),
          Map.of(
              "type",
              optional ? List.of("number", "null") : "number",
              "description",
              figure.meaning()));
      if (!optional) {
        required.add(figure.name());
      }
    }
  }

  private Map<String, Object> type(AnnotatedType annotated) {
    if (annotated instanceof AnnotatedParameterizedType list) {
      return Map.of(
          "type",
          nullable(annotated) ? List.of("array", "null") : "array",
          "items",
          type(list.getAnnotatedActualTypeArguments()[0]));
    }
    Class<?> type = (Class<?>) annotated.getType();
    if (type == Metrics.class) {
      return Map.of("type", "object", "additionalProperties", Map.of("type", "number"));
    }
    String simple = SIMPLE.get(type);
    if (simple == null) {
      Map<String, Object> reference = reference(type);
      return nullable(annotated)
          ? Map.of("anyOf", List.of(reference, Map.of("type", "null")))
          : reference;
    }
    return Map.of("type", nullable(annotated) ? List.of(simple, "null") : simple);
  }

  private static boolean nullable(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }
}
