package clientele.scheduler.status.plane;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

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
   * @throws IllegalArgumentException if the month does not have them
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

  /**
   * Places and segments for the browser in 5 bytes a customer, little endian: the number of
   * customers as 32 bits; least and largest x, least and largest y as 32-bit floats; then all x and
   * all y as 16 bits, 0 the least and 65535 the largest; then all places in the list of segments as
   * 8 bits.
   */
  public byte[] points() {
    float[] range = range();
    ByteBuffer bytes = ByteBuffer.allocate(20 + size() * 5).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(size());
    for (float end : range) {
      bytes.putFloat(end);
    }
    for (float value : x) {
      bytes.putShort(step(value, range[0], range[1]));
    }
    for (float value : y) {
      bytes.putShort(step(value, range[2], range[3]));
    }
    for (short place : places) {
      bytes.put((byte) place);
    }
    return bytes.array();
  }

  /**
   * A feature for the browser in a byte a customer, little endian: the least and the largest figure
   * as 32-bit floats, then all customers' levels, 0 to 255. Levels go by rank, because money and
   * counts have long tails; equal figures are of one level.
   */
  public byte[] levels(int feature) {
    float[] sorted = features[feature].clone();
    Arrays.sort(sorted);
    float[] cuts = new float[256];
    for (int k = 0; k < cuts.length && sorted.length > 0; k++) {
      cuts[k] = sorted[(int) ((long) k * sorted.length / cuts.length)];
    }
    ByteBuffer bytes = ByteBuffer.allocate(8 + size()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putFloat(cuts[0]).putFloat(sorted.length == 0 ? 0 : sorted[sorted.length - 1]);
    for (float value : features[feature]) {
      bytes.put((byte) level(cuts, value));
    }
    return bytes.array();
  }

  /** The last of the cuts that are at most the value; the first for one below them all. */
  private static int level(float[] cuts, float value) {
    int low = 0;
    int high = cuts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (cuts[middle] <= value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** Least and largest x, least and largest y. */
  float[] range() {
    if (size() == 0) {
      return new float[4];
    }
    float[] range = {x[0], x[0], y[0], y[0]};
    for (int i = 0; i < size(); i++) {
      range[0] = Math.min(range[0], x[i]);
      range[1] = Math.max(range[1], x[i]);
      range[2] = Math.min(range[2], y[i]);
      range[3] = Math.max(range[3], y[i]);
    }
    return range;
  }

  private static short step(float value, float low, float high) {
    return (short) Math.round((value - low) / Math.max(high - low, 1e-9f) * 65535);
  }
}
