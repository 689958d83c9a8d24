package clientele.steps.bench;

import clientele.steps.core.neighbour.HammingNeighbours;
import clientele.steps.core.neighbour.Neighbours;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
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

/** The 15 nearest of each customer, in deep trees and in trees of some thirty leaves. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class NeighbourBenchmark {
  @Param({"4338", "20000", "100000"})
  int customers;

  @Param({"5", "2147483647"})
  int depth;

  private LeafEncoding leaves;

  @Setup
  public void shop() {
    leaves =
        Shop.leaves(
            customers, ForestParams.of(ForestParams.Kind.TOTALLY_RANDOM).withMaxDepth(depth));
  }

  /** Whichever method the count of pairs names. */
  @Benchmark
  public Neighbours chosen() {
    try (Workers two = new Workers(2)) {
      return HammingNeighbours.of(leaves, 15, two);
    }
  }

  @Benchmark
  public Neighbours approximate() {
    try (Workers two = new Workers(2)) {
      return HammingNeighbours.approximate(leaves, 15, two);
    }
  }
}
