package clientele.infra.db.warehouse;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** One row on its way into a matrix. */
@SuppressWarnings("ArrayRecordComponent") // lives for one query and is never compared
record Customer(String id, double[] figures) {

  /** Reads the id from the first column and the figures from the rest. */
  static Customer of(ResultSet row, List<String> columns) throws SQLException {
    double[] figures = new double[columns.size()];
    for (int i = 0; i < figures.length; i++) {
      figures[i] = row.getDouble(i + 2);
      if (row.wasNull()) {
        throw new StepException(
            ErrorCode.INTERNAL, "a figure of a customer is missing [%s]".formatted(columns.get(i)));
      }
    }
    return new Customer(row.getString(1), figures);
  }
}
