package clientele.infra.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.connection.DatabaseAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/**
 * A database that an earlier release made is brought up to date with its data. The archive holds
 * that release's migrations and the rows of three months that its own program closed: a demo of 300
 * customers.
 */
@ExtendWith(PostgresExtension.class)
class UpgradeTest {
  private static final Pattern FIGURE = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE]-?[0-9]+)?");
  private static final String RELEASE = "/clientele/upgrade/V028.zip";

  @TempDir Path folder;

  /** One view of {@code bi} with the columns that it had. */
  private record View(String name, List<String> columns) {
    String select() {
      String list = String.join(", ", columns.stream().map(c -> "\"" + c + "\"").toList());
      String order =
          IntStream.rangeClosed(1, columns.size())
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(", "));
      return "select %s from bi.%s order by %s".formatted(list, name, order);
    }
  }

  @Test
  void dashboards_read_after_an_upgrade_what_they_read_before(TestDatabase test) throws Exception {
    DatabaseAddress old = empty(test);
    Map<String, String> tables = unpack();
    migrateAsThen(old);
    try (Connection connection = DriverManager.getConnection(old.url(), old.login())) {
      load(connection, tables);
      Map<View, List<List<String>>> before = new LinkedHashMap<>();
      for (View view : views(connection)) {
        before.put(view, rows(connection, view.select()));
      }
      assertThat(before.keySet()).extracting(View::name).contains("segment_month");
      assertThat(before.values()).filteredOn(lines -> !lines.isEmpty()).hasSizeGreaterThan(10);

      Database.open(old).close();

      for (Map.Entry<View, List<List<String>>> then : before.entrySet()) {
        assertThat(rows(connection, then.getKey().select()))
            .as("bi.%s", then.getKey().name())
            .usingElementComparator(UpgradeTest::compare)
            .isEqualTo(then.getValue());
      }
    }
  }

  private static DatabaseAddress empty(TestDatabase test) {
    test.jdbi().useHandle(handle -> handle.execute("create database upgraded template template0"));
    DatabaseAddress address = test.address();
    return new DatabaseAddress(
        address.url().replaceFirst("/[^/?]+(\\?.*)?$", "/upgraded$1"),
        address.user(),
        address.password());
  }

  private Map<String, String> unpack() throws IOException {
    Map<String, String> tables = new TreeMap<>();
    try (InputStream packed = UpgradeTest.class.getResourceAsStream(RELEASE);
        ZipInputStream zip = new ZipInputStream(packed)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        String text = new String(zip.readAllBytes(), UTF_8);
        if (name.endsWith(".sql")) {
          Files.writeString(folder.resolve(Path.of(name).getFileName().toString()), text);
        } else if (name.endsWith(".csv")) {
          tables.put(name.replaceFirst(".*/", "").replace(".csv", ""), text);
        }
      }
    }
    return tables;
  }

  private void migrateAsThen(DatabaseAddress address) {
    Flyway.configure()
        .dataSource(
            address.url(), address.user(), address.password().map(s -> s.value()).orElse(""))
        .locations("filesystem:" + folder)
        .schemas("clientele")
        .defaultSchema("clientele")
        .table("schema_history")
        .load()
        .migrate();
  }

  /** The rows come in any order of tables, so the keys between these are not watched meanwhile. */
  private static void load(Connection connection, Map<String, String> tables) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica; set time zone 'UTC'");
      for (Map.Entry<String, String> table : tables.entrySet()) {
        statement.execute("delete from clientele." + table.getKey());
        String columns = table.getValue().lines().findFirst().orElseThrow();
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn(
                "copy clientele.%s (%s) from stdin csv header".formatted(table.getKey(), columns),
                new StringReader(table.getValue()));
      }
      statement.execute("set session_replication_role = origin");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<View> views(Connection connection) throws SQLException {
    List<View> views = new ArrayList<>();
    for (String line :
        lines(
            connection,
            """
            select table_name || ':' || string_agg(column_name, ',' order by ordinal_position)
              from information_schema.columns where table_schema = 'bi'
             group by table_name order by table_name
            """)) {
      String[] parts = line.split(":", 2);
      views.add(new View(parts[0], List.of(parts[1].split(","))));
    }
    return views;
  }

  private static List<String> lines(Connection connection, String query) throws SQLException {
    return rows(connection, query).stream().map(row -> row.get(0)).toList();
  }

  private static List<List<String>> rows(Connection connection, String query) throws SQLException {
    List<List<String>> lines = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        List<String> line = new ArrayList<>();
        for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
          String cell = rows.getString(c);
          line.add(cell == null ? "" : cell);
        }
        lines.add(line);
      }
    }
    return lines;
  }

  private static int compare(List<String> now, List<String> then) {
    return IntStream.range(0, then.size()).allMatch(c -> same(now.get(c), then.get(c))) ? 0 : 1;
  }

  /** The same text, or the same figure rounded: later releases show a stated number of digits. */
  private static boolean same(String now, String then) {
    if (now.equals(then)) {
      return true;
    }
    if (!FIGURE.matcher(now).matches() || !FIGURE.matcher(then).matches()) {
      return false;
    }
    BigDecimal shown = new BigDecimal(now);
    int digits = Math.max(2, shown.scale());
    BigDecimal half = new BigDecimal("0.5000001").scaleByPowerOfTen(-digits);
    return new BigDecimal(then).subtract(shown).abs().compareTo(half) <= 0;
  }
}
