package clientele.scheduler.status.plane;

import clientele.scheduler.status.read.PageReader;
import clientele.scheduler.status.read.SegmentRows;
import clientele.steps.table.customer.FeatureCatalogue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads a month's customers row by row into arrays that grow. */
final class PlaneLoader {
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
    reader.views().each("status/plane", Map.of("month", month.atDay(1)), loader::row);
    return loader.finished();
  }

  private void row(ResultSet row) throws SQLException {
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
