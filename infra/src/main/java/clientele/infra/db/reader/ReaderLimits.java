package clientele.infra.db.reader;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Scripts;
import clientele.steps.port.SqlScript;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What the role bi_reader may take of the server. Whoever owns a database without being its
 * server's superuser cannot set every limit; what is left open is told by {@link #open}.
 */
public final class ReaderLimits {
  private static final SqlScript LIMITS = new SqlScript("reader/limits");
  private static final SqlScript OPEN_DOORS = new SqlScript("reader/open_doors");

  private ReaderLimits() {}

  /** Sets what does not hold yet and this user may set. */
  public static void set(DatabaseAddress address) {
    try (Connection connection = DriverManager.getConnection(address.url(), address.login());
        Statement statement = connection.createStatement()) {
      if (!open(statement).isEmpty()) {
        statement.execute(Scripts.read(LIMITS));
      }
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse(address, e);
    }
  }

  /** What the role may do all the same, in words. */
  public static List<String> open(DatabaseAddress address) {
    try (Connection connection = DriverManager.getConnection(address.url(), address.login());
        Statement statement = connection.createStatement()) {
      return open(statement);
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse(address, e);
    }
  }

  private static List<String> open(Statement statement) throws SQLException {
    List<String> doors = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(Scripts.read(OPEN_DOORS))) {
      while (rows.next()) {
        doors.add(rows.getString(1));
      }
    }
    return doors;
  }
}
