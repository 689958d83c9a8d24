package clientele.scheduler.status.plane;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customers of a published month, held in arrays so that a plot of a million points, a ranking
 * or a comparison needs no query. It never changes: a published revision does not.
 *
 * <p>A million customers take about 90 MB.
 */
public final class MonthPlane {
  /** The order of the database's collation "C". */
  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private final List<Integer> segments;
  private final String[] ids;
  private final short[] places;
  private final float[] x;
  private final float[] y;
  private final float[][] features;
  private @Nullable ScaledFeatures scaled;

  /**
   * @param segments ids of the month's segments in the order of the page
   * @param ids customers in the order of their ids
   * @param places each customer's place in the list of segments
   * @param features one array a feature, in the order of the catalogue
   */
  MonthPlane(
      List<Integer> segments,
      String[] ids,
      short[] places,
      float[] x,
      float[] y,
      float[][] features) {
    this.segments = List.copyOf(segments);
    this.ids = ids;
    this.places = places;
    this.x = x;
    this.y = y;
    this.features = features;
  }

  /** Number of customers. */
  public int size() {
    return ids.length;
  }

  /** Id of a customer. */
  public String id(int customer) {
    return ids[customer];
  }

  /** Ids of the segments in the order of the page. */
  public List<Integer> segments() {
    return segments;
  }

  /** Segment of a customer. */
  public int segment(int customer) {
    return segments.get(places[customer]);
  }

  /** A feature of a customer; the feature by its place in the catalogue. */
  public float feature(int feature, int customer) {
    return features[feature][customer];
  }

  /** First coordinate of a customer. */
  public float x(int customer) {
    return x[customer];
  }

  /** Second coordinate of a customer. */
  public float y(int customer) {
    return y[customer];
  }

  /**
   * Row of a customer.
   *
   * @throws IllegalArgumentException if the month does not have him
   */
  public int find(String id) {
    int low = 0;
    int high = ids.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = BY_CODE_POINT.compare(ids[middle], id);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    throw new IllegalArgumentException("the month has no such customer");
  }

  /** Share of the customers of the same segment who have less of a feature; equals count half. */
  public double rank(int feature, int customer) {
    float value = features[feature][customer];
    long below = 0;
    long equal = 0;
    long all = 0;
    for (int i = 0; i < ids.length; i++) {
      if (places[i] == places[customer]) {
        all++;
        below += features[feature][i] < value ? 1 : 0;
        equal += features[feature][i] == value ? 1 : 0;
      }
    }
    return (below + equal / 2.0) / all;
  }

  /** The features on one scale, made when first asked for. */
  public synchronized ScaledFeatures scaled() {
    if (scaled == null) {
      scaled = ScaledFeatures.of(this);
    }
    return scaled;
  }

  /**
   * Places and segments for the browser, little endian: the number of customers as 32 bits, all x
   * and all y as 32-bit floats, all places in the list of segments as 16 bits.
   */
  public byte[] points() {
    ByteBuffer bytes = ByteBuffer.allocate(4 + size() * 10).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(size());
    for (float value : x) {
      bytes.putFloat(value);
    }
    for (float value : y) {
      bytes.putFloat(value);
    }
    for (short place : places) {
      bytes.putShort(place);
    }
    return bytes.array();
  }

  /** A feature for the browser, little endian, 32-bit floats. */
  public byte[] values(int feature) {
    ByteBuffer bytes = ByteBuffer.allocate(size() * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : features[feature]) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }
}
