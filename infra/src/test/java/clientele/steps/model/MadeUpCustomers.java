package clientele.steps.model;

import clientele.steps.features.KnownFeatures;
import clientele.steps.table.customer.CustomerFeature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Customers whose fourteen modelled figures have a known shape, with or without kinds in it. */
enum MadeUpCustomers {
  /** Every figure even over an interval, by itself. */
  UNIFORM {
    @Override
    double[] figures(SplittableRandom random, int i) {
      double[] z = new double[FIGURES];
      for (int f = 0; f < FIGURES; f++) {
        z[f] = 3 * random.nextDouble() - 1.5;
      }
      return z;
    }
  },

  /** Every figure Gaussian, by itself. */
  ONE_BLOB {
    @Override
    double[] figures(SplittableRandom random, int i) {
      return around(random, 0, 0, 0.8, 0.8);
    }
  },

  /** Four equal blobs, their centres ten deviations apart. */
  FOUR_BLOBS {
    @Override
    double[] figures(SplittableRandom random, int i) {
      return around(random, 4 * (i & 1) - 2, 4 * (i >> 1 & 1) - 2, 0.4, 0.4);
    }
  },

  /** Two half circles that reach into each other; no straight line parts them. */
  TWO_MOONS {
    @Override
    double[] figures(SplittableRandom random, int i) {
      double angle = Math.PI * random.nextDouble();
      double x = i % 2 == 0 ? StrictMath.cos(angle) : 1 - StrictMath.cos(angle);
      double y = i % 2 == 0 ? StrictMath.sin(angle) : 0.5 - StrictMath.sin(angle);
      return around(random, 2 * x - 1, 2 * y - 0.5, 0.1, 0.1);
    }
  },

  /**
   * Four blobs of 40, 30, 20 and 10 %, the densest sixteen times as dense an axis as the widest.
   */
  UNEQUAL {
    @Override
    double[] figures(SplittableRandom random, int i) {
      int of = i % 10;
      int blob = of < 4 ? 0 : of < 7 ? 1 : of < 9 ? 2 : 3;
      double width = new double[] {0.05, 0.2, 0.4, 0.8}[blob];
      return around(random, 5 * (blob & 1) - 2.5, 5 * (blob >> 1) - 2.5, width, width);
    }
  };

  static final int FIGURES = 14;

  /** Whether there are kinds to find. */
  boolean found() {
    return this != UNIFORM && this != ONE_BLOB;
  }

  /** One customer's figures. */
  abstract double[] figures(SplittableRandom random, int i);

  /** So many customers. */
  List<CustomerFeature> draw(int customers, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<CustomerFeature> rows = new ArrayList<>();
    for (int i = 0; i < customers; i++) {
      rows.add(features(i, figures(random, i)));
    }
    return rows;
  }

  private static double[] around(
      SplittableRandom random, double even, double odd, double evenWidth, double oddWidth) {
    double[] z = new double[FIGURES];
    for (int f = 0; f < FIGURES; f++) {
      z[f] =
          f % 2 == 0
              ? even + evenWidth * random.nextGaussian()
              : odd + oddWidth * random.nextGaussian();
    }
    return z;
  }

  /** Long-tailed figures by their exponential, so that their logarithm has the shape drawn. */
  static CustomerFeature features(int i, double[] z) {
    return KnownFeatures.of(
        "c%05d".formatted(i),
        (int) Math.round(10_000 + 1000 * z[0]),
        (int) Math.round(Math.exp(7 + z[1] / 2)),
        money(z[2]),
        (int) Math.round(10_000 + 1000 * z[3]),
        money(z[4]),
        money(z[5]),
        (int) Math.round(Math.exp(7 + z[6] / 2)),
        share(z[7]),
        share(z[8]),
        share(z[9]),
        share(z[10]),
        share(z[11]),
        share(z[12]),
        money(z[13]),
        (int) Math.round(Math.exp(7 + z[1] / 2)),
        money(z[1]),
        money(z[2]),
        money(z[13]),
        1 + i % 5,
        1 + i / 5 % 5,
        i % 3 == 0 ? 5 : 2);
  }

  private static BigDecimal money(double z) {
    return BigDecimal.valueOf(Math.round(100 * Math.exp(7 + z / 2)), 2);
  }

  private static BigDecimal share(double z) {
    return BigDecimal.valueOf(Math.round(1e6 * (0.5 + z / 20)), 6);
  }
}
