package clientele.steps.core.worth;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.weka.KMeans;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.Standardizer;
import java.util.Arrays;

/**
 * k-means on the standardised logarithms of recency, frequency and monetary, with as many groups as
 * the learnt month has segments. Scale and centres are the learnt month's; every customer goes to
 * the nearest centre, the lowest of equals.
 */
final class RfmMeans implements Labelling {
  private final long seed;

  RfmMeans(long seed) {
    this.seed = seed;
  }

  @Override
  public Labeller learn(KnownCustomers learnt) {
    Matrix logs = logs(learnt.rfm());
    Standardizer scale = Standardizer.fit(logs);
    Matrix points = scale.apply(logs);
    int groups = (int) Arrays.stream(learnt.segments().column(0)).distinct().count();
    Matrix centres = centres(points, new KMeans(ClusterCount.of(groups), seed).fit(points));
    return customers -> nearest(scale.apply(logs(customers.rfm())), centres);
  }

  private static Matrix logs(Matrix rfm) {
    double[] values = rfm.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = StrictMath.log1p(Math.max(0, values[i]));
    }
    return Matrix.of(rfm.rows(), rfm.columns(), values);
  }

  private static Matrix centres(Matrix points, Labels labels) {
    double[][] means = new double[labels.clusters()][points.columns()];
    for (int i = 0; i < points.rows(); i++) {
      for (int c = 0; c < points.columns(); c++) {
        means[labels.of(i)][c] += points.at(i, c) / labels.size(labels.of(i));
      }
    }
    return Matrix.of(means);
  }

  private static int[] nearest(Matrix points, Matrix centres) {
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
