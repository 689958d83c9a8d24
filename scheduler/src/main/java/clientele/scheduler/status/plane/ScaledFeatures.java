package clientele.scheduler.status.plane;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.SignedLog;
import clientele.steps.core.matrix.Standardizer;
import clientele.steps.table.FeatureCatalogue;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The modelled features of a month's customers on one scale: the long tail of money and counts
 * drawn in by a logarithm, then every feature with mean 0 and variance 1. Distances are Euclidean.
 */
public final class ScaledFeatures {
  private static final List<Integer> CATALOGUE =
      IntStream.range(0, FeatureCatalogue.ALL.size())
          .filter(f -> FeatureCatalogue.ALL.get(f).modelled())
          .boxed()
          .toList();

  private static final SignedLog TAILS =
      new SignedLog(
          IntStream.range(0, CATALOGUE.size())
              .filter(
                  c -> FeatureCatalogue.skewed(FeatureCatalogue.ALL.get(CATALOGUE.get(c)).name()))
              .boxed()
              .toList(),
          1);

  private final Standardizer standardizer;
  private final Matrix values;

  private ScaledFeatures(Standardizer standardizer, Matrix values) {
    this.standardizer = standardizer;
    this.values = values;
  }

  static ScaledFeatures of(MonthPlane plane) {
    double[] raw = new double[plane.size() * CATALOGUE.size()];
    for (int i = 0; i < plane.size(); i++) {
      for (int c = 0; c < CATALOGUE.size(); c++) {
        raw[i * CATALOGUE.size() + c] = plane.feature(CATALOGUE.get(c), i);
      }
    }
    Matrix drawnIn = TAILS.apply(Matrix.of(plane.size(), CATALOGUE.size(), raw));
    Standardizer standardizer = Standardizer.fit(drawnIn);
    return new ScaledFeatures(standardizer, standardizer.apply(drawnIn));
  }

  /** Names of the features, in order. */
  public List<String> names() {
    return CATALOGUE.stream().map(f -> FeatureCatalogue.ALL.get(f).name()).toList();
  }

  /** Place in the catalogue of a feature of this scale. */
  public int catalogue(int feature) {
    return CATALOGUE.get(feature);
  }

  /** A customer's feature on the scale. */
  public double at(int customer, int feature) {
    return values.at(customer, feature);
  }

  /** All customers. */
  public Matrix values() {
    return values;
  }

  /** Somebody else's features, in the order of the names, on this scale. */
  public double[] scale(double[] features) {
    return standardizer.apply(TAILS.apply(Matrix.of(1, features.length, features))).row(0);
  }

  /** How far two customers are from each other. */
  public double squaredDistance(int a, int b) {
    return values.squaredDistance(a, b);
  }
}
