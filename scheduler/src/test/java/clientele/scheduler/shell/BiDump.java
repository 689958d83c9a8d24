package clientele.scheduler.shell;

import clientele.infra.db.connection.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A whole schema as text, table by table, rows sorted, times left out: two databases tell the
 * dashboards the same exactly if their dumps of bi are equal.
 */
public final class BiDump {
  private BiDump() {}

  /**
   * Dumps every view of bi.
   *
   * @param without columns left out beside times, as view.column
   */
  public static Map<String, List<String>> of(DatabaseAddress address, Set<String> without) {
    return of(address, "bi", without);
  }

  /** Dumps every view and table of a schema. */
  public static Map<String, List<String>> of(
      DatabaseAddress address, String schema, Set<String> without) {
    Map<String, List<String>> dump = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(address.url(), address.login());
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, List<String>> view : columns(statement, schema, without).entrySet()) {
        dump.put(view.getKey(), rows(statement, schema + "." + view.getKey(), view.getValue()));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return dump;
  }

  private static Map<String, List<String>> columns(
      Statement statement, String schema, Set<String> without) throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    try (ResultSet found =
        statement.executeQuery(
            "select table_name, column_name from information_schema.columns"
                + " where table_schema = '"
                + schema
                + "' and data_type not like 'timestamp%'"
                + " order by table_name, ordinal_position")) {
      while (found.next()) {
        String view = found.getString(1);
        String column = found.getString(2);
        if (!without.contains(view + "." + column)) {
          columns.computeIfAbsent(view, name -> new ArrayList<>()).add('"' + column + '"');
        }
      }
    }
    return columns;
  }

  private static List<String> rows(Statement statement, String view, List<String> columns)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "select line from (select row(%s)::text as line from %s) as lines"
                    .formatted(String.join(", ", columns), view)
                + " order by line collate \"C\"")) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }
}
