package clientele.steps.core.matrix;

import java.util.List;

/**
 * Figures of customers: row i belongs to the i-th id. Ids stand in ascending order of their UTF-16
 * units, so equal tables give equal matrices however they were read.
 *
 * @param ids one per row
 * @param columns one name per column
 * @param values ids.size() × columns.size()
 */
public record CustomerMatrix(List<String> ids, List<String> columns, Matrix values) {
  public CustomerMatrix {
    ids = List.copyOf(ids);
    columns = List.copyOf(columns);
    if (ids.size() != values.rows() || columns.size() != values.columns()) {
      throw new IllegalArgumentException(
          "names do not fit the matrix [%d ids, %d columns, %s]"
              .formatted(ids.size(), columns.size(), values));
    }
  }
}
