package clientele.scheduler.status.read;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The named figures of a step.
 *
 * @param values by name, in the order of the alphabet
 */
public record Metrics(@JsonValue Map<String, Double> values) {

  /** Reads them from a column of JSON. */
  static final class Mapper implements ColumnMapper<Metrics> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Double>> FIGURES = new TypeReference<>() {};

    @Override
    public Metrics map(ResultSet rows, int column, StatementContext context) throws SQLException {
      try {
        return new Metrics(JSON.readValue(rows.getString(column), FIGURES));
      } catch (JsonProcessingException e) {
        throw new SQLException("the metrics of a step are no figures", e);
      }
    }
  }
}
