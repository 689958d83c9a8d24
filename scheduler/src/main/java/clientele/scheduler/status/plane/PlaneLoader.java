package clientele.scheduler.status.plane;

import clientele.scheduler.status.read.PageReader;
import clientele.scheduler.status.read.SegmentRows;
import clientele.steps.table.customer.FeatureCatalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a month's customers row by row into arrays that grow. */
final class PlaneLoader {
  private static final int PIECE = 10_000;

  private final List<String> features =
      FeatureCatalogue.ALL.stream().map(FeatureCatalogue.Feature::name).toList();
  private final List<Integer> segments;
  private String[] ids = new String[1024];
  private short[] places = new short[1024];
  private float[] x = new float[1024];
  private float[] y = new float[1024];
  private final float[][] values = new float[features.size()][1024];
  private int size;

  private PlaneLoader(List<Integer> segments) {
    this.segments = segments;
  }

  static MonthPlane load(PageReader reader, YearMonth month) {
    PlaneLoader loader =
        new PlaneLoader(
            reader.segments(month).stream().map(SegmentRows.Segment::segmentId).toList());
    reader
        .jdbi()
        .useTransaction(
            handle ->
                handle
                    .createQuery(PageReader.script("plane"))
                    .bind("month", month.atDay(1))
                    .setFetchSize(PIECE)
                    .map(loader::row)
                    .forEach(done -> {}));
    return loader.finished();
  }

  private Boolean row(ResultSet row, StatementContext context) throws SQLException {
    if (size == ids.length) {
      grow(size * 2);
    }
    ids[size] = row.getString("customer_id");
    places[size] = (short) Math.max(0, segments.indexOf(row.getInt("segment_id")));
    x[size] = row.getFloat("x");
    y[size] = row.getFloat("y");
    for (int f = 0; f < values.length; f++) {
      values[f][size] = row.getFloat(features.get(f));
    }
    size++;
    return true;
  }

  private MonthPlane finished() {
    grow(size);
    return new MonthPlane(segments, ids, places, x, y, values);
  }

  private void grow(int length) {
    ids = Arrays.copyOf(ids, length);
    places = Arrays.copyOf(places, length);
    x = Arrays.copyOf(x, length);
    y = Arrays.copyOf(y, length);
    for (int f = 0; f < values.length; f++) {
      values[f] = Arrays.copyOf(values[f], length);
    }
  }
}
