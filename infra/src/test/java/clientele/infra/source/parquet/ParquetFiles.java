package clientele.infra.source.parquet;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Parquet files as a program that is not ours writes them. */
public final class ParquetFiles {
  private ParquetFiles() {}

  /**
   * Writes the rows of a query.
   *
   * @param options of DuckDB's COPY: compression zstd
   */
  public static void write(Path file, String query, String options) {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      statement.execute(
          "copy (%s) to '%s' (format parquet, %s)"
              .formatted(query, file.toString().replace("'", "''"), options));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
