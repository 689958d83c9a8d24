package clientele.steps.core.clustering.weka;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import weka.core.Attribute;
import weka.core.DenseInstance;
import weka.core.Instances;

/**
 * What the wrapped clusterers of Weka share: the points as Weka wants them, and the number of
 * clusters, which is given or the one with the highest silhouette, at a tie the lowest. On one
 * thread, seeded, repeatable on one platform; Weka calls {@code java.lang.Math}, whose last digits
 * may differ between platforms.
 */
abstract sealed class WekaClusterer implements Clusterer permits KMeans, Em, Hierarchical {
  private final ClusterCount count;

  WekaClusterer(ClusterCount count) {
    this.count = count;
  }

  @Override
  public final Labels fit(Matrix points) {
    int[] places = places(points, count.most());
    int distinct = Arrays.stream(places).max().orElse(-1) + 1;
    if (distinct <= count.least()) {
      return Labels.of(places);
    }
    QuietWeka.ensureLoaded();
    Labels best = fitChecked(points, count.least());
    double highest = count.least() < count.most() ? RowSample.silhouette(points, best, 1) : 0;
    for (int k = count.least() + 1; k <= Math.min(count.most(), distinct); k++) {
      Labels labels = fitChecked(points, k);
      double silhouette = RowSample.silhouette(points, labels, 1);
      if (silhouette > highest) {
        highest = silhouette;
        best = labels;
      }
    }
    return best;
  }

  /** One label per point for k clusters, not more than there are distinct points. */
  abstract int[] assign(Matrix points, int k) throws Exception;

  /**
   * The same number for points at the same place, from 0, all beyond {@code most} in one. Weka
   * fails where k exceeds the number of places.
   */
  private static int[] places(Matrix points, int most) {
    Map<List<Double>, Integer> numbers = new HashMap<>();
    int[] places = new int[points.rows()];
    for (int i = 0; i < places.length; i++) {
      if (numbers.size() <= most) {
        List<Double> place = Arrays.stream(points.row(i)).map(v -> v + 0.0).boxed().toList();
        places[i] = numbers.computeIfAbsent(place, p -> numbers.size());
      } else {
        places[i] = most;
      }
    }
    return places;
  }

  private Labels fitChecked(Matrix points, int k) {
    try {
      return Labels.of(assign(points, k));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalArgumentException("Weka cannot cluster the points [" + name() + "]", e);
    }
  }

  /** Weka's form of a matrix. */
  static Instances instances(Matrix points) {
    ArrayList<Attribute> attributes = new ArrayList<>();
    for (int c = 0; c < points.columns(); c++) {
      attributes.add(new Attribute("x" + c));
    }
    Instances instances = new Instances("points", attributes, points.rows());
    for (int i = 0; i < points.rows(); i++) {
      instances.add(new DenseInstance(1, points.row(i)));
    }
    return instances;
  }

  /** Weka's seeds are ints. */
  static int shortSeed(long seed) {
    return Long.hashCode(seed);
  }

  /** The nearest of some centres for every point, the lowest of equals. */
  static int[] nearest(Matrix points, Matrix centres) {
    int[] labels = new int[points.rows()];
    for (int i = 0; i < labels.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < centres.rows(); k++) {
        double sum = 0;
        for (int c = 0; c < points.columns(); c++) {
          double d = points.at(i, c) - centres.at(k, c);
          sum += d * d;
        }
        if (sum < least) {
          least = sum;
          labels[i] = k;
        }
      }
    }
    return labels;
  }
}
