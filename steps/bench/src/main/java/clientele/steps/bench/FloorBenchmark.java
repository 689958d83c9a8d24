package clientele.steps.bench;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.Collectors;
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
 * What this machine takes for nothing but the steps that a stage cannot do without, as a floor to
 * hold the stage's own time against: each on two threads, in the stage's own order of reading.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 2)
@Measurement(iterations = 3)
public class FloorBenchmark {
  private static final int PIECE = 1024;
  private static final int LANCZOS = 60;

  @Param("100000")
  int customers;

  /** Points of DBSCAN. */
  @Param("1000000")
  int points;

  /** Joins of a customer in the graph. */
  @Param("20")
  int joins;

  /** Whom a customer shares a leaf with, once for each leaf. */
  private int[][] sharers;

  private int[] others;
  private float[] weights;
  private int[] cells;
  private double[] xy;

  @Setup
  public void shop() {
    LeafEncoding leaves = Shop.leaves(customers, ForestParams.of(ForestParams.Kind.TOTALLY_RANDOM));
    sharers = sharers(leaves);
    Random random = new Random(1);
    others = random.ints((long) customers * joins, 0, customers).toArray();
    weights = new float[others.length];
    cells = random.ints(points, 0, points / 10).toArray();
    xy = random.doubles(2L * points).toArray();
  }

  private static int[][] sharers(LeafEncoding leaves) {
    List<Map<Integer, int[]>> members = new ArrayList<>();
    for (int t = 0; t < leaves.trees(); t++) {
      int tree = t;
      members.add(
          IntStream.range(0, leaves.customers())
              .boxed()
              .collect(
                  Collectors.groupingBy(
                      i -> leaves.leaf(i, tree),
                      Collectors.collectingAndThen(
                          Collectors.toList(), own -> own.stream().mapToInt(i -> i).toArray()))));
    }
    int[][] all = new int[leaves.customers()][];
    Arrays.setAll(
        all,
        i ->
            IntStream.range(0, leaves.trees())
                .flatMap(t -> IntStream.of(members.get(t).get(leaves.leaf(i, t))))
                .toArray());
    return all;
  }

  /** Silhouette: a square root for each pair of customers, all numbers in the nearest cache. */
  @Benchmark
  public double roots() {
    DoubleAdder any = new DoubleAdder();
    Workers.blocks(
        2,
        customers,
        64,
        (from, to) -> {
          double[] squares = new double[PIECE];
          double[] into = new double[PIECE];
          for (int i = from; i < to; i++) {
            squares[i % PIECE] = i;
            for (int piece = 0; piece < customers / PIECE; piece++) {
              root(squares, into);
            }
          }
          any.add(into[from % PIECE]);
        });
    return any.sum();
  }

  /** Graph: the sparse products of Lanczos, neighbours in random order. */
  @Benchmark
  public double[] products() {
    double[] in = new double[customers];
    double[] out = new double[customers];
    for (int step = 0; step < LANCZOS; step++) {
      Workers.blocks(2, customers, 2048, (from, to) -> multiply(in, out, from, to));
    }
    return out;
  }

  /** DBSCAN: points sorted by cell, by counting, and read once in that order. */
  @Benchmark
  public double sorting() {
    int[] next = new int[points / 10 + 1];
    for (int cell : cells) {
      next[cell + 1]++;
    }
    for (int c = 1; c < next.length; c++) {
      next[c] += next[c - 1];
    }
    double[] packed = new double[2 * points];
    for (int p = 0; p < points; p++) {
      int at = next[cells[p]]++;
      packed[2 * at] = xy[2 * p];
      packed[2 * at + 1] = xy[2 * p + 1];
    }
    return packed[points];
  }

  /** Exact neighbours: a count for each pair that shares a leaf, and the counters cleared. */
  @Benchmark
  public int counts() {
    AtomicInteger any = new AtomicInteger();
    Workers.blocks(
        2,
        customers,
        256,
        (from, to) -> {
          short[] shared = new short[customers];
          for (int i = from; i < to; i++) {
            for (int other : sharers[i]) {
              shared[other]++;
            }
            for (int other : sharers[i]) {
              shared[other] = 0;
            }
          }
          any.addAndGet(shared[from]);
        });
    return any.get();
  }

  private static void root(double[] squares, double[] into) {
    for (int j = 0; j < PIECE; j++) {
      into[j] = Math.sqrt(squares[j]);
    }
  }

  private void multiply(double[] in, double[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      double sum = 0;
      for (int at = i * joins; at < (i + 1) * joins; at++) {
        sum += weights[at] * in[others[at]];
      }
      out[i] = sum;
    }
  }
}
