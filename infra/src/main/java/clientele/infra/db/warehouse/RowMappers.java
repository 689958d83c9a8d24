package clientele.infra.db.warehouse;

import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureVector;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Reads rows as records; a {@link FeatureVector} is read from a column of each feature. */
public final class RowMappers {
  private RowMappers() {}

  /** For a record. */
  public static <R extends Record> RowMapper<R> of(Class<R> row) {
    RecordComponent[] components = row.getRecordComponents();
    if (Arrays.stream(components).noneMatch(c -> c.getType() == FeatureVector.class)) {
      return ConstructorMapper.of(row);
    }
    try {
      Constructor<R> constructor =
          row.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return (rows, context) -> made(constructor, components, rows, context);
    } catch (NoSuchMethodException e) {
      throw new IllegalArgumentException("no row type [" + row + "]", e);
    }
  }

  private static <R> R made(
      Constructor<R> constructor,
      RecordComponent[] components,
      ResultSet rows,
      StatementContext context)
      throws SQLException {
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          components[i].getType() == FeatureVector.class
              ? features(rows)
              : column(components[i], rows, context);
    }
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a row cannot be made", e);
    }
  }

  private static @Nullable Object column(
      RecordComponent component, ResultSet rows, StatementContext context) throws SQLException {
    int column = rows.findColumn(RecordColumns.snake(component.getName()));
    return context
        .findColumnMapperFor(component.getGenericType())
        .orElseThrow(() -> new IllegalArgumentException("no such column type " + component))
        .map(rows, column, context);
  }

  private static FeatureVector features(ResultSet rows) throws SQLException {
    Map<String, BigDecimal> figures = new HashMap<>();
    for (String feature : FeatureCatalogue.names()) {
      figures.put(feature, rows.getBigDecimal(feature));
    }
    return new FeatureVector(figures);
  }
}
