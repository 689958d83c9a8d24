package clientele.infra.source.door.jdbc;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.source.attribute.DescribedSource;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What a database tells of customers and products, by a SELECT each. */
public final class JdbcAttributes implements DescribedSource.Asked {
  private final DoorConfig.Jdbc config;

  /** Asks as configured; nobody is asked yet. */
  public JdbcAttributes(DoorConfig.Jdbc config) {
    this.config = config;
  }

  @Override
  public void customers(Consumer<List<String>> rows) {
    ask(config.customers(), rows);
  }

  @Override
  public void products(Consumer<List<String>> rows) {
    ask(config.products(), rows);
  }

  private void ask(Optional<String> query, Consumer<List<String>> rows) {
    query.ifPresent(
        text ->
            JdbcAsking.ask(
                config,
                new NamedQuery(text, List.of()),
                name -> new Timestamp(0),
                found -> tell(found, rows)));
  }

  private static void tell(ResultSet found, Consumer<List<String>> rows) throws SQLException {
    ResultSetMetaData meta = found.getMetaData();
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      names.add(meta.getColumnLabel(i));
    }
    rows.accept(names);
    while (found.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= names.size(); i++) {
        row.add(Optional.ofNullable(found.getString(i)).orElse(""));
      }
      rows.accept(row);
    }
  }
}
