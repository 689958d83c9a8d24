package clientele.steps.bench;

import clientele.steps.core.clustering.density.Dbscan;
import clientele.steps.core.clustering.density.DbscanParams;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.TunedDbscan;
import clientele.steps.core.matrix.Matrix;
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

/** DBSCAN on a plane of twelve blobs, with its radius given and with the search for one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class PlaneBenchmark {
  @Param({"4338", "20000", "100000", "1000000"})
  int customers;

  private Matrix points;
  private Dbscan dbscan;

  @Setup
  public void plane() {
    Random random = new Random(1);
    double[] values = new double[2 * customers];
    for (int i = 0; i < customers; i++) {
      int blob = random.nextInt(12);
      values[2 * i] = 8 * (blob % 4) + random.nextGaussian();
      values[2 * i + 1] = 8 * (blob / 4) + random.nextGaussian();
    }
    points = Matrix.of(customers, 2, values);
    // as many points within eps at every size
    dbscan = new Dbscan(new DbscanParams(0.05 * Math.sqrt(1e6 / customers), 10), 2);
  }

  @Benchmark
  public Labels dbscan() {
    return dbscan.fit(points);
  }

  /** Some forty runs of it. */
  @Benchmark
  public Labels tuned() {
    return TunedDbscan.onThreads(2).fit(points);
  }
}
