package clientele.infra.db.reader;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Scripts;
import clientele.infra.db.connection.SqlText;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SqlScript;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT of a person, run as the role bi_reader in a transaction that cannot write and does not
 * last forever. Values come as text in the server's own form, times in UTC.
 *
 * <p>On the embedded database it logs in as bi_reader; on a configured one it logs in as configured
 * and takes the role, if that user may. Who knows the configured password could do more with it
 * elsewhere: this keeps accidents away, not people.
 */
public final class ReadOnlyQuery {
  private static final String ROLE = "bi_reader";
  private static final SqlScript LIMITS = new SqlScript("reader/question_limits");
  private static final int PIECE = 1_000;

  private final DatabaseAddress address;
  private final Duration patience;

  /**
   * @param address of {@link clientele.infra.db.embedded.EmbeddedDatabase#readerAddress}, or as
   *     configured
   * @param patience after this the server gives up
   */
  public ReadOnlyQuery(DatabaseAddress address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  /** Takes the answer row by row, so that it may be larger than memory. */
  public interface Sink {
    /** Comes once, before the rows. */
    void columns(List<String> names);

    /** A row in the order of the columns. */
    void row(List<@Nullable String> values);
  }

  /**
   * Runs the query.
   *
   * @throws StepException USAGE if it is not one statement or the server refuses it, WAREHOUSE if
   *     the server cannot be reached, TIMEOUT if it takes too long
   */
  public void run(String query, Sink sink) {
    String statement = single(query);
    Properties login = address.login();
    login.setProperty("binaryTransfer", "false");
    login.setProperty("options", "-c TimeZone=UTC -c search_path=bi");
    try (Connection connection = DriverManager.getConnection(address.url(), login)) {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      prepare(connection);
      read(connection, statement, sink);
      connection.rollback();
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          Scripts.read(LIMITS, Map.of("patience", Long.toString(patience.toMillis()))));
      if (!address.user().equals(ROLE)) {
        Savepoint before = connection.setSavepoint();
        try {
          statement.execute(Scripts.read("reader/take_role_locally"));
        } catch (SQLException e) {
          connection.rollback(before);
        }
      }
    }
  }

  private static void read(Connection connection, String query, Sink sink) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(PIECE);
      if (!statement.execute(query)) {
        throw new StepException(
            ErrorCode.USAGE, "not a query that yields rows [" + shortened(query) + "]");
      }
      try (ResultSet rows = statement.getResultSet()) {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
          names.add(meta.getColumnLabel(i));
        }
        sink.columns(names);
        while (rows.next()) {
          List<@Nullable String> values = new ArrayList<>();
          for (int i = 1; i <= names.size(); i++) {
            values.add(rows.getString(i));
          }
          sink.row(Collections.unmodifiableList(values));
        }
      }
    }
  }

  private static String single(String query) {
    try {
      return SqlText.bare(query);
    } catch (IllegalArgumentException e) {
      throw new StepException(
          ErrorCode.USAGE, "not one query [%s: %s]".formatted(shortened(query), e.getMessage()), e);
    }
  }

  private static String shortened(String query) {
    String line = query.strip().replaceAll("\\s+", " ");
    return line.length() <= 80 ? line : line.substring(0, 79) + "…";
  }

  private StepException failure(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    String words = DatabaseErrors.words(e);
    if (state.equals("57014")) {
      return new StepException(
          ErrorCode.TIMEOUT,
          "the query takes too long [%d s]. Maybe ask for less".formatted(patience.toSeconds()),
          e);
    }
    if (state.equals("42501") || state.equals("25006")) {
      return new StepException(
          ErrorCode.USAGE,
          "the query may not do that [%s]. Maybe read a view of the schema bi".formatted(words),
          e);
    }
    return state.startsWith("08") || state.startsWith("28") || state.startsWith("57")
        ? DatabaseErrors.warehouse(address.toString(), e)
        : new StepException(ErrorCode.USAGE, "the query is refused [" + words + "]", e);
  }
}
