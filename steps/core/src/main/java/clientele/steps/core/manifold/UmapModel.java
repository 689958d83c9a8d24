package clientele.steps.core.manifold;

import clientele.steps.core.manifold.graph.FuzzyGraph;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.neighbour.HammingNeighbours;
import clientele.steps.core.neighbour.Neighbours;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;
import clientele.steps.core.tree.LeafEncoding;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * A finished drawing that takes in new customers: it keeps the customers it was made of, their
 * points and the settings. Known customers stay where they are; a new one is put among their
 * nearest and then moved by the same forces. Where they land depends on them and the model alone,
 * not on who else is new.
 *
 * <p>Source: McInnes, Healy, Melville 2018, and the transform of umap-learn, which moves new points
 * a quarter as fast and a third as long.
 */
public final class UmapModel {
  private static final int MAGIC = 0x554d4150;
  private static final int BLOCK = 64;
  private static final float SLOWER = 0.25f;
  private static final int SHORTER = 3;

  private final UmapParams params;
  private final long seed;
  private final int epochs;
  private final LeafEncoding leaves;
  private final float[] points;

  UmapModel(UmapParams params, long seed, int epochs, LeafEncoding leaves, float[] points) {
    this.params = params;
    this.seed = seed;
    this.epochs = epochs;
    this.leaves = leaves;
    this.points = points;
  }

  /** Where the customers lie that the model was made of. */
  public Matrix points() {
    return matrix(points);
  }

  /**
   * Places new customers.
   *
   * @param fresh their leaves in the trees of the model
   * @param threads 1 or more; changes the time only
   * @return one point each; who shares no leaf with anybody comes to the middle of all
   */
  public Matrix transform(LeafEncoding fresh, int threads) {
    try (Workers workers = new Workers(threads)) {
      int k = Math.max(1, Math.min(params.neighbours() - 1, leaves.customers()));
      Neighbours near = HammingNeighbours.ofNew(leaves, fresh, k, workers);
      Joins joins = joins(near, FuzzyGraph.memberships(near, workers));
      Forces forces = new Forces(Curve.fit(params.minDist(), params.spread()), params.repulsion());
      float[] placed = new float[2 * fresh.customers()];
      workers.blocks(
          fresh.customers(),
          BLOCK,
          (from, to) -> {
            Mover mover = new Mover(forces, joins, params.negatives(), points, points);
            for (int i = from; i < to; i++) {
              start(joins, i, placed);
              settle(mover, i, placed, key(fresh, i));
            }
          });
      return matrix(placed);
    }
  }

  private static Joins joins(Neighbours near, float[] memberships) {
    int n = near.points();
    int[] starts = new int[n + 1];
    int[] heads = new int[memberships.length];
    float[] shares = new float[memberships.length];
    int count = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < near.k() && near.id(i, j) != Neighbours.NOBODY; j++) {
        heads[count] = near.id(i, j);
        shares[count++] = memberships[i * near.k() + j];
      }
      starts[i + 1] = count;
    }
    return new Joins(starts, heads, shares);
  }

  /** The mean of their nearest, weighed by how near they are; of all if there are none. */
  private void start(Joins joins, int i, float[] placed) {
    double x = 0;
    double y = 0;
    double weight = 0;
    for (int edge = joins.from(i); edge < joins.to(i); edge++) {
      x += joins.share(edge) * (double) points[2 * joins.head(edge)];
      y += joins.share(edge) * (double) points[2 * joins.head(edge) + 1];
      weight += joins.share(edge);
    }
    for (int at = 0; at < points.length && joins.from(i) == joins.to(i); at += 2) {
      x += points[at];
      y += points[at + 1];
      weight++;
    }
    placed[2 * i] = (float) (x / Math.max(weight, Double.MIN_NORMAL));
    placed[2 * i + 1] = (float) (y / Math.max(weight, Double.MIN_NORMAL));
  }

  private void settle(Mover mover, int i, float[] placed, long key) {
    int rounds = Math.max(1, epochs / SHORTER);
    for (int epoch = 1; epoch <= rounds; epoch++) {
      float step = (float) (params.learningRate() * SLOWER * (1 - (epoch - 1.0) / rounds));
      mover.move(epoch, placed, i, -1, step, Draws.bits(key, epoch));
    }
  }

  private long key(LeafEncoding fresh, int i) {
    long key = seed;
    for (int t = 0; t < fresh.trees(); t++) {
      key = Draws.bits(key, fresh.leaf(i, t));
    }
    return key;
  }

  /** Everything, exactly. */
  public byte[] toBytes() {
    int n = leaves.customers();
    int head = 4 + 4 + 8 + 8 + 4 + 4 + 8 + 8 + 8 + 4 + 4 + 4;
    long size = head + 8L * n + 4L * n * leaves.trees();
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
    out.putInt(MAGIC).putInt(params.neighbours()).putDouble(params.minDist());
    out.putDouble(params.spread()).putInt(params.epochs()).putInt(params.negatives());
    out.putDouble(params.repulsion()).putDouble(params.learningRate());
    out.putLong(seed).putInt(epochs).putInt(n).putInt(leaves.trees());
    for (float coordinate : points) {
      out.putFloat(coordinate);
    }
    for (int i = 0; i < n; i++) {
      for (int t = 0; t < leaves.trees(); t++) {
        out.putInt(leaves.leaf(i, t));
      }
    }
    return out.array();
  }

  /**
   * What {@link #toBytes} gave.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static UmapModel of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != MAGIC) {
        throw new IllegalArgumentException("not a stored drawing. Maybe another kind of file");
      }
      UmapParams params =
          new UmapParams(
              in.getInt(),
              in.getDouble(),
              in.getDouble(),
              in.getInt(),
              in.getInt(),
              in.getDouble(),
              in.getDouble());
      long seed = in.getLong();
      int epochs = in.getInt();
      float[] points = new float[2 * in.getInt()];
      int[] leaves = new int[points.length / 2 * in.getInt()];
      in.asFloatBuffer().get(points);
      in.position(in.position() + 4 * points.length);
      in.asIntBuffer().get(leaves);
      int trees = points.length == 0 ? 0 : leaves.length / (points.length / 2);
      LeafEncoding encoding = LeafEncoding.of(points.length / 2, trees, leaves);
      return new UmapModel(params, seed, epochs, encoding, points);
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("a stored drawing is cut short", cut);
    }
  }

  static Matrix matrix(float[] points) {
    double[] values = new double[points.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = points[i];
    }
    return Matrix.of(points.length / 2, 2, values);
  }
}
