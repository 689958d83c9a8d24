package clientele.steps.core.manifold.graph;

import clientele.steps.core.neighbour.Neighbours;
import clientele.steps.core.parallel.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fuzzy graph of UMAP: for each customer the others they are joined to, in ascending order, and
 * how surely, in (0, 1]. Symmetric to the last bit.
 *
 * <p>Source: McInnes, Healy, Melville 2018, algorithms 2 and 3, definition of the fuzzy union a + b
 * − a·b.
 */
public final class FuzzyGraph {
  private static final int BLOCK = 1024;

  private final int[] starts;
  private final int[] heads;
  private final float[] weights;

  private FuzzyGraph(int[] starts, int[] heads, float[] weights) {
    this.starts = starts;
    this.heads = heads;
    this.weights = weights;
  }

  /** Joins each customer to their neighbours. */
  public static FuzzyGraph of(Neighbours neighbours, Workers workers) {
    float[] memberships = memberships(neighbours, workers);
    FuzzyUnion.Incoming incoming = new FuzzyUnion.Incoming(neighbours);
    int n = neighbours.points();
    int[] starts = new int[n + 1];
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          FuzzyUnion row = new FuzzyUnion(neighbours, memberships, incoming);
          for (int i = from; i < to; i++) {
            starts[i + 1] = row.union(i);
          }
        });
    for (int i = 0; i < n; i++) {
      starts[i + 1] = Math.addExact(starts[i], starts[i + 1]);
    }
    int[] heads = new int[starts[n]];
    float[] weights = new float[starts[n]];
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          FuzzyUnion row = new FuzzyUnion(neighbours, memberships, incoming);
          for (int i = from; i < to; i++) {
            int size = row.union(i);
            System.arraycopy(row.heads, 0, heads, starts[i], size);
            System.arraycopy(row.weights, 0, weights, starts[i], size);
          }
        });
    return new FuzzyGraph(starts, heads, weights);
  }

  public static float[] memberships(Neighbours neighbours, Workers workers) {
    float[] memberships = new float[Math.multiplyExact(neighbours.points(), neighbours.k())];
    workers.blocks(
        neighbours.points(),
        BLOCK,
        (from, to) -> {
          SmoothDistance smooth = new SmoothDistance(neighbours.k());
          for (int i = from; i < to; i++) {
            smooth.memberships(neighbours, i, memberships);
          }
        });
    return memberships;
  }

  public int customers() {
    return starts.length - 1;
  }

  /** Number of joins, each counted from both ends. */
  public int edges() {
    return heads.length;
  }

  /** Where a customer's joins begin; they end where those of the next begin. */
  public int start(int customer) {
    return starts[customer];
  }

  /** The other end of a join. */
  public int head(int edge) {
    return heads[edge];
  }

  /** How sure a join is, in (0, 1]. */
  public float weight(int edge) {
    return weights[edge];
  }

  /** The pieces that hang together, each in ascending order, by their first customer. */
  public List<int[]> components() {
    int n = customers();
    boolean[] seen = new boolean[n];
    int[] queue = new int[n];
    List<int[]> components = new ArrayList<>();
    for (int first = 0; first < n; first++) {
      if (!seen[first]) {
        int end = reach(first, seen, queue);
        int[] component = Arrays.copyOf(queue, end);
        Arrays.sort(component);
        components.add(component);
      }
    }
    return components;
  }

  private int reach(int first, boolean[] seen, int[] queue) {
    int end = 0;
    queue[end++] = first;
    seen[first] = true;
    for (int at = 0; at < end; at++) {
      for (int edge = starts[queue[at]]; edge < starts[queue[at] + 1]; edge++) {
        if (!seen[heads[edge]]) {
          seen[heads[edge]] = true;
          queue[end++] = heads[edge];
        }
      }
    }
    return end;
  }

  /**
   * Some customers and the joins among them, renumbered from 0.
   *
   * @param members in ascending order
   */
  public FuzzyGraph part(int[] members) {
    int[] numbers = new int[customers()];
    Arrays.fill(numbers, -1);
    int most = 0;
    for (int m = 0; m < members.length; m++) {
      numbers[members[m]] = m;
      most += starts[members[m] + 1] - starts[members[m]];
    }
    int[] partStarts = new int[members.length + 1];
    int[] partHeads = new int[most];
    float[] partWeights = new float[most];
    int count = 0;
    for (int m = 0; m < members.length; m++) {
      for (int edge = starts[members[m]]; edge < starts[members[m] + 1]; edge++) {
        if (numbers[heads[edge]] >= 0) {
          partHeads[count] = numbers[heads[edge]];
          partWeights[count++] = weights[edge];
        }
      }
      partStarts[m + 1] = count;
    }
    return new FuzzyGraph(
        partStarts, Arrays.copyOf(partHeads, count), Arrays.copyOf(partWeights, count));
  }
}
