package clientele.infra.db.connection;

import clientele.steps.dag.RunId;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads the key columns of a row. */
public final class Keys {
  private Keys() {}

  public static final RowMapper<RunId> MAPPER =
      (row, context) ->
          new RunId(
              YearMonth.from(row.getObject("month", LocalDate.class)), row.getInt("revision"));
}
