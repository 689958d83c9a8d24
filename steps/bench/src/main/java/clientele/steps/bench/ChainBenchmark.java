package clientele.steps.bench;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.TunedDbscan;
import clientele.steps.core.embedding.EmbeddingModel;
import clientele.steps.core.embedding.EmbeddingParams;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/**
 * The whole chain once, cold, as a month has it: 13 features through 100 trees and UMAP to clusters
 * whose radius is sought. A million customers: {@code -p customers=1000000}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx11g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ChainBenchmark {
  @Param({"4338", "20000", "100000"})
  int customers;

  /** Leaves of 2 % of the customers, as in a month, or of two. */
  @Param({"0.02", "0"})
  double minLeafShare;

  private CustomerMatrix features;

  @Setup
  public void shop() {
    Matrix values = Shop.features(customers);
    features =
        new CustomerMatrix(
            IntStream.range(0, customers).mapToObj("%08d"::formatted).toList(),
            IntStream.range(0, values.columns()).mapToObj(f -> "f" + f).toList(),
            values);
  }

  @Benchmark
  public Labels chain() {
    EmbeddingParams params = new EmbeddingParams(100, minLeafShare, 0, UmapParams.DEFAULT);
    Matrix plane = EmbeddingModel.fit(features, Optional.empty(), params, 42, 2).points();
    return TunedDbscan.onThreads(2).fit(plane);
  }
}
