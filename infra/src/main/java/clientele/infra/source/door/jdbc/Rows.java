package clientele.infra.source.door.jdbc;

import clientele.infra.source.door.Door;
import clientele.infra.source.layout.CsvColumn;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of an answer as order lines, by the names of their columns. */
final class Rows {
  private final ResultSet rows;
  private final ZoneId zone;
  private final Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
  private final boolean instants;

  /**
   * Finds the columns.
   *
   * @throws StepException USAGE if one that is needed is missing
   */
  Rows(ResultSet rows, ZoneId zone) throws SQLException {
    this.rows = rows;
    this.zone = zone;
    ResultSetMetaData meta = rows.getMetaData();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String label = meta.getColumnLabel(i).toLowerCase(Locale.ROOT).replace('_', '-');
      for (CsvColumn column : CsvColumn.values()) {
        if (column.key().equals(label)) {
          places.putIfAbsent(column, i);
        }
      }
    }
    require(CsvColumn.ORDERED_AT);
    require(CsvColumn.CUSTOMER_ID);
    if (!places.containsKey(CsvColumn.AMOUNT)) {
      require(CsvColumn.QUANTITY);
      require(CsvColumn.UNIT_PRICE);
    }
    String type = meta.getColumnTypeName(placeOf(CsvColumn.ORDERED_AT));
    this.instants =
        type.toLowerCase(Locale.ROOT)
                .matches("timestamptz|.*with( local)? time zone.*|datetimeoffset")
            || meta.getColumnType(placeOf(CsvColumn.ORDERED_AT)) == Types.TIMESTAMP_WITH_TIMEZONE;
  }

  void tell(Door.Lines lines) throws SQLException {
    List<CsvColumn> columns = new ArrayList<>(places.keySet());
    columns.remove(CsvColumn.ORDERED_AT);
    lines.columns(columns);
    long number = 0;
    while (rows.next()) {
      number++;
      Optional<LocalDateTime> at = at();
      if (at.isEmpty()) {
        throw new StepException(
            ErrorCode.BAD_INPUT,
            "a row has no date [row %d, column ordered_at]. Maybe leave such rows out in source.jdbc.query."
                .formatted(number));
      }
      Map<CsvColumn, String> cells = new EnumMap<>(CsvColumn.class);
      for (CsvColumn column : columns) {
        cells.put(column, text(placeOf(column)));
      }
      lines.line(at.get(), cells);
    }
  }

  private Optional<LocalDateTime> at() throws SQLException {
    int place = placeOf(CsvColumn.ORDERED_AT);
    if (instants) {
      OffsetDateTime at = rows.getObject(place, OffsetDateTime.class);
      return Optional.ofNullable(at).map(when -> when.atZoneSameInstant(zone).toLocalDateTime());
    }
    Object at = rows.getObject(place);
    if (at instanceof Timestamp timestamp) {
      return Optional.of(timestamp.toLocalDateTime());
    }
    if (at instanceof Date date) {
      return Optional.of(date.toLocalDate().atStartOfDay());
    }
    if (at instanceof LocalDateTime time) {
      return Optional.of(time);
    }
    if (at == null) {
      return Optional.empty();
    }
    throw new StepException(
        ErrorCode.USAGE,
        "a column is no date [ordered_at is %s]. Maybe cast it to timestamp in source.jdbc.query."
            .formatted(at.getClass().getSimpleName()));
  }

  private String text(int place) throws SQLException {
    @Nullable Object value = rows.getObject(place);
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? new BigDecimal(value.toString()).toPlainString() : "NaN";
    }
    return value.toString();
  }

  private void require(CsvColumn column) {
    if (!places.containsKey(column)) {
      String name = column.key().replace('-', '_');
      throw new StepException(
          ErrorCode.USAGE,
          "the query yields no such column [%s]. Maybe name it there: select … as %s."
              .formatted(name, name));
    }
  }

  private int placeOf(CsvColumn column) {
    return places.getOrDefault(column, 0);
  }
}
