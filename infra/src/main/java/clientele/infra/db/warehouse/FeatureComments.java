package clientele.infra.db.warehouse;

import clientele.infra.db.connection.Statements;
import clientele.steps.table.customer.FeatureCatalogue;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/**
 * Describes the feature columns, in the table and wherever a view of the schema bi shows them, in
 * the words of {@link FeatureCatalogue}.
 */
public final class FeatureComments {
  private FeatureComments() {}

  /** A column and what is said of it now. */
  public record Described(String schema, String relation, String column, @Nullable String comment) {
    String place() {
      return "%s.%s.%s".formatted(schema, relation, column);
    }
  }

  /** Writes those that are not there yet. */
  public static void write(Jdbi jdbi) {
    Map<String, String> features = features();
    jdbi.useTransaction(
        handle ->
            Statements.query(handle, "warehouse/described_columns", Map.of())
                .map(ConstructorMapper.of(Described.class))
                .list()
                .forEach(column -> write(handle, column, features)));
  }

  private static void write(Handle handle, Described column, Map<String, String> features) {
    String text = features.get(column.column());
    if (text == null && column.schema().equals("clientele")) {
      text = keys().get(column.column());
    }
    if (text != null && !Objects.equals(text, column.comment())) {
      Statements.execute(
          handle,
          "warehouse/describe_column",
          Map.of("column", column.place(), "text", text.replace("'", "''")),
          Map.of());
    }
  }

  private static Map<String, String> features() {
    Map<String, String> texts = new TreeMap<>();
    FeatureCatalogue.ALL.forEach(
        feature -> texts.put(feature.name(), feature.meaning() + " Unit: " + feature.unit() + "."));
    return texts;
  }

  private static Map<String, String> keys() {
    return Map.of(
        "month", "Month of the run.",
        "revision", "Revision of the run.",
        "customer_id", "Customer.");
  }
}
