package clientele.steps.core.validity;

import clientele.steps.core.matrix.Matrix;
import java.util.SplittableRandom;

/** Data without clusters that share something with the data at hand. */
public enum NullModel {
  /**
   * Every column shuffled by itself: each figure keeps its distribution, nothing goes together any
   * more. For features; clusters on a regular grid look the same after it.
   */
  SHUFFLED_COLUMNS {
    @Override
    Matrix draw(Matrix data, SplittableRandom random) {
      double[] values = data.toArray();
      for (int c = 0; c < data.columns(); c++) {
        for (int i = data.rows() - 1; i > 0; i--) {
          int a = i * data.columns() + c;
          int b = random.nextInt(i + 1) * data.columns() + c;
          double held = values[a];
          values[a] = values[b];
          values[b] = held;
        }
      }
      return Matrix.of(data.rows(), data.columns(), values);
    }
  },

  /** Points spread evenly over the bounding box. For points on a plane. */
  UNIFORM {
    @Override
    Matrix draw(Matrix data, SplittableRandom random) {
      double[][] rows = new double[data.rows()][];
      Box box = data.rows() == 0 ? null : Box.around(data);
      for (int i = 0; i < rows.length && box != null; i++) {
        rows[i] = box.place(random);
      }
      return Matrix.of(rows);
    }
  },

  /** One Gaussian blob with the columns' means and variances. For points on a plane. */
  GAUSSIAN {
    @Override
    Matrix draw(Matrix data, SplittableRandom random) {
      double[] values = new double[data.rows() * data.columns()];
      for (int c = 0; c < data.columns() && data.rows() > 0; c++) {
        double[] column = data.column(c);
        double mean = mean(column);
        double deviation = Math.sqrt(variance(column, mean));
        for (int i = 0; i < data.rows(); i++) {
          values[i * data.columns() + c] = mean + deviation * gaussian(random);
        }
      }
      return Matrix.of(data.rows(), data.columns(), values);
    }
  };

  /** Data of the same shape as that at hand. */
  abstract Matrix draw(Matrix data, SplittableRandom random);

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double variance(double[] values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return squares / values.length;
  }

  /** Box and Muller's transform; the generator's own calls Math.log. */
  private static double gaussian(SplittableRandom random) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
