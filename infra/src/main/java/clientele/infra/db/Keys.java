package clientele.infra.db;

import clientele.steps.dag.RunId;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads the key columns of a row. */
final class Keys {
  private Keys() {}

  static final RowMapper<RunId> MAPPER =
      (row, context) ->
          new RunId(
              YearMonth.from(row.getObject("month", LocalDate.class)), row.getInt("revision"));
}
