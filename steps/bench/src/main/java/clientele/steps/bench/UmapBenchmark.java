package clientele.steps.bench;

import clientele.steps.core.manifold.Projection;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.core.manifold.umapjava.UmapJavaProjection;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.neighbour.HammingNeighbours;
import clientele.steps.core.neighbour.Neighbours;
import clientele.steps.core.neighbour.PlaneNeighbours;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From leaves to drawing with both engines, and beside the time the quality it bought: the share in
 * thousandths of each customer's 15 nearest by leaves that are among their 15 nearest on the plane.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 1)
@Measurement(iterations = 1) // counters are summed over iterations: one, so that it means a share
public class UmapBenchmark {
  @Param({"4338", "20000", "100000"})
  int customers;

  @Param({"clientele", "umap-java"})
  String engine;

  private LeafEncoding leaves;
  private Neighbours nearest;
  private Matrix drawn;

  /** What the last drawing is worth. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.EVENTS)
  public static class Quality {
    public long keptThousandths;

    @TearDown(Level.Iteration)
    public void measure(UmapBenchmark shop) {
      try (Workers two = new Workers(2)) {
        Neighbours plane = PlaneNeighbours.of(shop.drawn, 15, two);
        keptThousandths = Math.round(1000 * Neighbours.kept(shop.nearest, plane));
      }
    }
  }

  @Setup
  public void shop() {
    leaves = Shop.leaves(customers, ForestParams.of(ForestParams.Kind.TOTALLY_RANDOM));
    try (Workers two = new Workers(2)) {
      nearest = HammingNeighbours.exact(leaves, 15, two);
    }
  }

  @Benchmark
  public Matrix draw(Quality quality) {
    Projection projection =
        engine.equals("clientele")
            ? new UmapProjection(UmapParams.DEFAULT, 2)
            : new UmapJavaProjection(UmapParams.DEFAULT);
    drawn = projection.project(leaves, 42);
    return drawn;
  }
}
