package clientele.infra.db.warehouse;

import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureVector;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row type seen as columns: camel case becomes snake case, the order is that of the components. A
 * {@link FeatureVector} stands for a column of each feature.
 */
public final class RecordColumns {
  private final List<String> names = new ArrayList<>();
  private final List<Class<?>> types = new ArrayList<>();
  private final List<Function<Record, @Nullable Object>> readers = new ArrayList<>();

  private RecordColumns() {}

  public static RecordColumns of(Class<? extends Record> row) {
    RecordColumns columns = new RecordColumns();
    for (RecordComponent component : row.getRecordComponents()) {
      MethodHandle reader = reader(component);
      if (component.getType() == FeatureVector.class) {
        for (String feature : FeatureCatalogue.names()) {
          columns.add(feature, BigDecimal.class, record -> figure(read(reader, record), feature));
        }
      } else {
        columns.add(
            snake(component.getName()), component.getType(), record -> read(reader, record));
      }
    }
    return columns;
  }

  public int size() {
    return names.size();
  }

  public List<String> names() {
    return names;
  }

  /** The columns as a list for SQL. */
  String list() {
    return String.join(", ", names);
  }

  /** All columns in order, text by its bytes so that no language decides. */
  String order() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      boolean text = types.get(i) == String.class || types.get(i).isEnum();
      // a column of JSON is text here, too
      keys.add(text ? "cast(" + names.get(i) + " as text) collate \"C\"" : names.get(i));
    }
    return String.join(", ", keys);
  }

  /** Value of a column in a row. */
  public @Nullable Object value(int column, Record row) {
    return readers.get(column).apply(row);
  }

  private void add(String name, Class<?> type, Function<Record, @Nullable Object> reader) {
    names.add(name);
    types.add(type);
    readers.add(reader);
  }

  private static BigDecimal figure(@Nullable Object features, String name) {
    if (features instanceof FeatureVector vector) {
      return vector.figure(name);
    }
    throw new IllegalArgumentException("no features [" + name + "]");
  }

  private static @Nullable Object read(MethodHandle reader, Record row) {
    try {
      return (Object) reader.invokeExact(row);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code meanDaysBetweenOrders} becomes {@code mean_days_between_orders}. */
  static String snake(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static MethodHandle reader(RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return MethodHandles.lookup()
          .unreflect(component.getAccessor())
          .asType(MethodType.methodType(Object.class, Record.class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("a row type is out of reach [" + component + "]", e);
    }
  }
}
