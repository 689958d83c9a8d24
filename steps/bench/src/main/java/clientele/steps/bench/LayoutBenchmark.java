package clientele.steps.bench;

import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.core.matrix.Matrix;
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

/**
 * Graph, start and optimiser, neighbours given. One epoch shows what graph and start take; what
 * more epochs take beyond it is the optimiser's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class LayoutBenchmark {
  @Param({"4338", "20000", "100000"})
  int customers;

  @Param({"1", "200"})
  int epochs;

  @Param({"1", "2"})
  int threads;

  private Neighbours nearest;

  @Setup
  public void shop() {
    LeafEncoding leaves = Shop.leaves(customers, ForestParams.of(ForestParams.Kind.TOTALLY_RANDOM));
    LeafEncoding sorted = leaves.customers(HammingNeighbours.kindredOrder(leaves));
    try (Workers two = new Workers(2)) {
      nearest = HammingNeighbours.of(sorted, UmapParams.DEFAULT.neighbours() - 1, two);
    }
  }

  @Benchmark
  public Matrix draw() {
    return new UmapProjection(UmapParams.DEFAULT.withEpochs(epochs), threads).project(nearest, 42);
  }
}
