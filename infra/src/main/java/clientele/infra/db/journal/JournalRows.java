package clientele.infra.db.journal;

import clientele.infra.db.connection.Keys;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepRecord;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.mapper.RowMapper;

/** Rows of the journal and the figures in them. */
final class JournalRows {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JournalRows() {}

  static final RowMapper<RunRecord> RUN =
      (row, context) ->
          new RunRecord(
              Keys.MAPPER.map(row, context),
              RunStatus.valueOf(row.getString("status")),
              row.getLong("seed"),
              row.getString("reason"),
              row.getString("settings_sha256"),
              time(row, "started_at").orElseThrow(),
              time(row, "finished_at"));

  static final RowMapper<StepRecord> STEP =
      (row, context) ->
          new StepRecord(
              row.getString("step"),
              row.getInt("attempt"),
              row.getString("status"),
              time(row, "started_at").orElseThrow(),
              time(row, "finished_at"),
              row.getLong("rows_written"),
              figures(row.getString("metrics")),
              row.getString("error_code"),
              row.getString("error_message"));

  /** Figures as JSON; a figure that is no number is written as a string, which JSON allows. */
  static String json(Map<String, Double> figures) {
    try {
      return JSON.writeValueAsString(figures);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Double> figures(String json) {
    try {
      return JSON.readValue(json, new TypeReference<TreeMap<String, Double>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
