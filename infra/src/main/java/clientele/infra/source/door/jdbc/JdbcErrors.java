package clientele.infra.source.door.jdbc;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What a database's refusal means. Its own words are told only where they speak of the query or of
 * the address: elsewhere they may quote a customer.
 */
final class JdbcErrors {
  private JdbcErrors() {}

  static StepException of(SQLException e, String url) {
    String state = Optional.ofNullable(e.getSQLState()).orElse("");
    String where = "%s, %s".formatted(shown(url), state.isEmpty() ? "no state" : state);
    if (state.startsWith("42")) {
      return new StepException(
          ErrorCode.USAGE,
          "the database does not understand the query [%s: %s]. Maybe mend source.jdbc.query."
              .formatted(where, firstLine(e)),
          e);
    }
    if (state.startsWith("28") || state.startsWith("3D")) {
      return new StepException(
          ErrorCode.USAGE,
          "the database lets nobody in [%s]. Maybe user, password or name of the database are wrong."
              .formatted(where),
          e);
    }
    if (state.startsWith("25")) {
      return new StepException(
          ErrorCode.USAGE,
          "the query would change something [%s]. Maybe it calls a function that writes."
              .formatted(where),
          e);
    }
    if (state.startsWith("22")) {
      return new StepException(
          ErrorCode.BAD_INPUT,
          "a value cannot be made what the query wants of it [%s]. Maybe mend a cast in source.jdbc.query."
              .formatted(where),
          e);
    }
    return new StepException(
        ErrorCode.SOURCE_UNAVAILABLE,
        "the database does not answer [%s]. Maybe it is not running or a wall stands between."
            .formatted(where),
        e);
  }

  /** An address without its parameters, which may say more than where it is. */
  static String shown(String url) {
    return url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
