package clientele.steps.core.tree;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts each feature into at most 256 bins of about equally many customers, so that a value takes
 * one byte and a cut is a bin. A feature with few different values keeps one bin for each.
 */
final class Bins {
  /** Per feature ascending; the bin of x is the number of edges below x. */
  private final double[][] edges;

  private Bins(double[][] edges) {
    this.edges = edges;
  }

  static Bins of(Matrix features, int most, Workers workers) {
    double[][] edges = new double[features.columns()][];
    workers.each(edges.length, f -> edges[f] = edges(features.column(f), most));
    return new Bins(edges);
  }

  /** The bins of each customer, feature after feature; a byte stands for 0 … 255. */
  byte[][] of(Matrix features, Workers workers) {
    if (features.columns() != edges.length) {
      throw new IllegalArgumentException(
          "the forest was fitted on %d features [%d]. Maybe a column is missing or extra"
              .formatted(edges.length, features.columns()));
    }
    byte[][] bins = new byte[edges.length][features.rows()];
    workers.each(
        edges.length,
        f -> {
          for (int i = 0; i < features.rows(); i++) {
            bins[f][i] = (byte) below(edges[f], features.at(i, f));
          }
        });
    return bins;
  }

  /** Per feature and bin the middle between its lowest and highest value; 0 for an empty one. */
  static double[][] middles(Matrix features, byte[][] bins, Workers workers) {
    double[][] middles = new double[bins.length][];
    workers.each(bins.length, f -> middles[f] = middles(features, f, bins[f]));
    return middles;
  }

  private static double[] middles(Matrix features, int feature, byte[] bins) {
    double[] low = new double[256];
    double[] high = new double[256];
    boolean[] seen = new boolean[256];
    for (int i = 0; i < bins.length; i++) {
      int bin = bins[i] & 255;
      double x = features.at(i, feature);
      low[bin] = seen[bin] ? Math.min(low[bin], x) : x;
      high[bin] = seen[bin] ? Math.max(high[bin], x) : x;
      seen[bin] = true;
    }
    double[] middles = new double[256];
    Arrays.setAll(middles, bin -> low[bin] / 2 + high[bin] / 2);
    return middles;
  }

  /** Size when written. */
  long bytes() {
    long size = 4;
    for (double[] feature : edges) {
      size += 4 + 8L * feature.length;
    }
    return size;
  }

  void write(ByteBuffer out) {
    out.putInt(edges.length);
    for (double[] feature : edges) {
      out.putInt(feature.length);
      for (double edge : feature) {
        out.putDouble(edge);
      }
    }
  }

  static Bins read(ByteBuffer in) {
    double[][] edges = new double[in.getInt()][];
    for (int f = 0; f < edges.length; f++) {
      edges[f] = new double[in.getInt()];
      for (int e = 0; e < edges[f].length; e++) {
        edges[f][e] = in.getDouble();
      }
    }
    return new Bins(edges);
  }

  private static int below(double[] edges, double x) {
    int low = 0;
    int high = edges.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges[middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double[] edges(double[] values, int most) {
    Arrays.sort(values);
    int steps = 0;
    for (int i = 1; i < values.length; i++) {
      steps += values[i] > values[i - 1] ? 1 : 0;
    }
    boolean oneEach = steps < most;
    double[] edges = new double[Math.min(steps, most - 1)];
    int count = 0;
    int start = 0; // first customer of the open bin
    for (int i = 1; i < values.length && count < edges.length; i++) {
      // sharing out what is left keeps one heavy value from eating the bins of the others
      boolean full = oneEach || (long) (i - start) * (most - count) >= values.length - start;
      if (full && values[i] > values[i - 1]) {
        edges[count++] = between(values[i - 1], values[i]);
        start = i;
      }
    }
    return Arrays.copyOf(edges, count);
  }

  private static double between(double low, double high) {
    double middle = low / 2 + high / 2;
    return middle >= low && middle < high ? middle : low;
  }
}
