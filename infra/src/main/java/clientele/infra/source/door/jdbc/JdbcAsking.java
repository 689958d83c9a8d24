package clientele.infra.source.door.jdbc;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.value.Secret;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** Asks one query in a transaction of its own that may change nothing. */
final class JdbcAsking {
  private JdbcAsking() {}

  /** Takes the rows of an answer. */
  interface Taker {
    void take(ResultSet rows) throws SQLException;
  }

  /**
   * Asks.
   *
   * @param values of the names in the query
   */
  static void ask(
      DoorConfig.Jdbc config, NamedQuery query, Function<String, Timestamp> values, Taker taker) {
    try (Connection connection = connect(config)) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      try (PreparedStatement statement =
          connection.prepareStatement(
              query.sql(), ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
        statement.setFetchSize(config.fetchSize());
        for (int i = 0; i < query.names().size(); i++) {
          statement.setTimestamp(i + 1, values.apply(query.names().get(i)));
        }
        try (ResultSet rows = statement.executeQuery()) {
          taker.take(rows);
        }
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw JdbcErrors.of(e, config.url());
    }
  }

  private static Connection connect(DoorConfig.Jdbc config) throws SQLException {
    Properties properties = new Properties();
    config.user().ifPresent(user -> properties.setProperty("user", user));
    config
        .password()
        .map(Secret::value)
        .ifPresent(word -> properties.setProperty("password", word));
    if (config.url().startsWith("jdbc:postgresql:")) {
      properties.setProperty("logServerErrorDetail", "false"); // which may quote a customer
    }
    return Optional.ofNullable(
            JdbcDrivers.of(config.url(), config.drivers()).connect(config.url(), properties))
        .orElseThrow(
            () ->
                new StepException(
                    ErrorCode.USAGE,
                    "no driver takes the address [%s].".formatted(JdbcErrors.shown(config.url()))));
  }
}
