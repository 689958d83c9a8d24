package clientele.steps.bench;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Optional;
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

/** Growing 100 full trees and encoding the customers they were grown on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class TreeBenchmark {
  @Param({"4338", "20000", "100000"})
  int customers;

  @Param({"TOTALLY_RANDOM", "EXTREMELY_RANDOMIZED", "BOOTSTRAP"})
  ForestParams.Kind kind;

  private Matrix features;
  private Optional<double[]> target;
  private Forest grown;

  @Setup
  public void shop() {
    features = Shop.features(customers);
    target =
        kind == ForestParams.Kind.TOTALLY_RANDOM
            ? Optional.empty()
            : Optional.of(features.column(1));
    grown = Forest.fit(features, target, ForestParams.of(kind).withMinLeaf(1), 42, 2);
  }

  /** Encoding alone: each customer met once in each level of each tree. */
  @Benchmark
  public LeafEncoding encoding() {
    return grown.encode(features);
  }

  @Benchmark
  public LeafEncoding forest() {
    ForestParams full = ForestParams.of(kind).withMinLeaf(1);
    return Forest.fit(features, target, full, 42, 2).encode(features);
  }
}
