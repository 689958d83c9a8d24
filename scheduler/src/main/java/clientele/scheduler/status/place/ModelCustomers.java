package clientele.scheduler.status.place;

import clientele.infra.db.reader.Views;
import clientele.scheduler.status.read.PageReader;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.segments.model.StoredModel;
import clientele.steps.table.customer.FeatureCatalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The customers a month's model is learnt from, in the order in which the month learnt: by the
 * UTF-16 units of their ids.
 *
 * @param features a row each, {@link FeatureCatalogue#figures()}
 * @param segments segment of each
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
record ModelCustomers(Matrix features, int[] segments) {
  /** One of them. */
  private record Row(String id, int segment, double[] features) {}

  static ModelCustomers read(PageReader reader, YearMonth month) {
    List<Row> rows = rows(reader.views(), month, sample(reader.views(), month));
    rows.sort((a, b) -> a.id().compareTo(b.id()));
    return new ModelCustomers(
        Matrix.of(rows.stream().map(Row::features).toArray(double[][]::new)),
        rows.stream().mapToInt(Row::segment).toArray());
  }

  /** Ids first and alone: of a million customers only some thousand are learnt from. */
  private static String[] sample(Views views, YearMonth month) {
    String[] ids =
        views
            .values("status/model_ids", Map.of("month", month.atDay(1)), String.class)
            .toArray(String[]::new);
    Arrays.sort(ids);
    return IntStream.of(StoredModel.sample(ids.length))
        .mapToObj(i -> ids[i])
        .toArray(String[]::new);
  }

  private static List<Row> rows(Views views, YearMonth month, String[] ids) {
    List<Row> rows = new ArrayList<>(ids.length);
    views.each(
        "status/model_customers",
        Map.of("month", month.atDay(1), "ids", ids),
        row -> rows.add(row(row)));
    return rows;
  }

  private static Row row(ResultSet row) throws SQLException {
    List<String> names = FeatureCatalogue.figures();
    double[] features = new double[names.size()];
    for (int f = 0; f < features.length; f++) {
      features[f] = row.getDouble(names.get(f));
    }
    return new Row(row.getString("customer_id"), row.getInt("segment_id"), features);
  }
}
