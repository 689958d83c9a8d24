package clientele.infra.source.door;

import clientele.infra.source.layout.CsvColumn;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes down what a door tells: day and time, order, product, quantity, amount, customer, state.
 */
public final class ToldLines implements Door.Lines {
  private final List<String> lines = new ArrayList<>();
  private List<CsvColumn> columns = List.of();

  /** The lines so far. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The columns they have. */
  public List<CsvColumn> columns() {
    return columns;
  }

  @Override
  public void columns(List<CsvColumn> told) {
    columns = told;
  }

  @Override
  public void line(LocalDateTime at, Map<CsvColumn, String> cells) {
    StringBuilder line = new StringBuilder(at.toString());
    for (CsvColumn column :
        List.of(
            CsvColumn.INVOICE,
            CsvColumn.STOCK_CODE,
            CsvColumn.QUANTITY,
            CsvColumn.AMOUNT,
            CsvColumn.CUSTOMER_ID,
            CsvColumn.STATE)) {
      line.append(' ').append(cells.getOrDefault(column, ""));
    }
    lines.add(line.toString().strip());
  }
}
