package clientele.scheduler.status.api.format;

import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureVector;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe
 * before it, because customers' names and product names come from outside.
 */
public final class Csv {
  private Csv() {}

  public static String of(Class<?> row, List<?> rows) {
    RecordComponent[] columns = row.getRecordComponents();
    StringBuilder text =
        new StringBuilder(Stream.of(columns).flatMap(Csv::names).collect(Collectors.joining(",")));
    text.append("\r\n");
    for (Object item : rows) {
      List<String> fields = new ArrayList<>();
      for (RecordComponent column : columns) {
        Object value = value(column, item);
        if (value instanceof FeatureVector features) {
          features.figures().values().forEach(figure -> fields.add(field(figure)));
        } else {
          fields.add(field(value));
        }
      }
      text.append(String.join(",", fields)).append("\r\n");
    }
    return text.toString();
  }

  private static Stream<String> names(RecordComponent column) {
    return column.getType() == FeatureVector.class
        ? FeatureCatalogue.names().stream()
        : Stream.of(FieldNames.of(column.getName()));
  }

  private static @Nullable Object value(RecordComponent column, Object item) {
    try {
      return column.getAccessor().invoke(item);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    boolean formula = !(value instanceof Number) && text.matches("(?s)[=+\\-@\\t\\r].*");
    String safe = formula ? "'" + text : text;
    boolean quote = safe.isEmpty() || safe.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
