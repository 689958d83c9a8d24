package clientele.infra.db.warehouse;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row type seen as columns: camel case becomes snake case, the order is that of the components.
 */
public final class RecordColumns {
  private final List<String> names = new ArrayList<>();
  private final List<Class<?>> types = new ArrayList<>();
  private final List<MethodHandle> readers = new ArrayList<>();

  private RecordColumns() {}

  public static RecordColumns of(Class<? extends Record> row) {
    RecordColumns columns = new RecordColumns();
    for (RecordComponent component : row.getRecordComponents()) {
      columns.names.add(snake(component.getName()));
      columns.types.add(component.getType());
      columns.readers.add(reader(component));
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
      keys.add(names.get(i) + (text ? " collate \"C\"" : ""));
    }
    return String.join(", ", keys);
  }

  /** Value of a column in a row. */
  public @Nullable Object value(int column, Record row) {
    try {
      return readers.get(column).invokeExact(row);
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
