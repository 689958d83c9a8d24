package clientele.steps.bench;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.Silhouette;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The silhouette of eight clusters on a plane: of every point, and of 20,000 against all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class GradeBenchmark {
  @Param({"4338", "20000", "100000"})
  int customers;

  private Matrix points;
  private Labels labels;

  @Setup
  public void clusters() {
    Random random = new Random(4);
    double[] values = new double[2 * customers];
    Arrays.setAll(values, i -> 4 * (i / 2 % 8 >> i % 2 & 1) + random.nextGaussian());
    int[] raw = new int[customers];
    Arrays.setAll(raw, i -> i % 8);
    points = Matrix.of(customers, 2, values);
    labels = Labels.of(raw);
  }

  @Benchmark
  public double exact() {
    return Silhouette.of(points, labels, 2).overall();
  }

  @Benchmark
  public double sampled() {
    return Silhouette.sampled(points, labels, 20_000, 42, 2).overall();
  }
}
