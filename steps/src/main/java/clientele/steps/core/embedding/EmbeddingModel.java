package clientele.steps.core.embedding;

import clientele.steps.core.manifold.UmapModel;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.random.Draws;
import clientele.steps.core.tree.Forest;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * From features to a plane, kept: the forest and the drawing made of its leaves, which is all it
 * takes to place new customers among those it was made of. The same bytes on any number of threads.
 * Memory: 8 bytes a node of a tree and 4 bytes a customer and tree.
 *
 * @param forest from features to leaves
 * @param umap from leaves to the plane
 */
public record EmbeddingModel(FeatureForest forest, UmapModel umap) {
  private static final int MAGIC = 0x454d4231;

  /**
   * Draws customers.
   *
   * @param target see {@link FeatureForest}
   * @param threads 1 or more; changes the time only
   */
  public static EmbeddingModel fit(
      CustomerMatrix customers,
      Optional<String> target,
      EmbeddingParams params,
      long seed,
      int threads) {
    FeatureForest forest = FeatureForest.fit(customers, target, params, forestSeed(seed), threads);
    return new EmbeddingModel(
        forest,
        new UmapProjection(params.umap(), threads)
            .fit(forest.encode(customers), projectionSeed(seed)));
  }

  /** The forest's share of a seed. */
  public static long forestSeed(long seed) {
    return Draws.key(seed, 0);
  }

  /** The projection's share of a seed. */
  public static long projectionSeed(long seed) {
    return Draws.key(seed, 1);
  }

  /** Where the customers lie that it was made of, in their order. */
  public Matrix points() {
    return umap.points();
  }

  /** Places customers among those it was made of; each hangs on himself alone. */
  public Matrix place(CustomerMatrix customers, int threads) {
    return umap.transform(forest.encode(customers), threads);
  }

  /** Everything but the number of threads, exactly, with a checksum. */
  public byte[] toBytes() {
    byte[] columns = String.join("\0", forest.columns()).getBytes(StandardCharsets.UTF_8);
    byte[] trees = forest.forest().toBytes();
    byte[] drawing = umap.toBytes();
    long size = 4L + 8 + 3 * 4 + columns.length + trees.length + drawing.length;
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size));
    out.putInt(MAGIC).putLong(0);
    for (byte[] part : List.of(columns, trees, drawing)) {
      out.putInt(part.length).put(part);
    }
    return out.putLong(4, checksum(out.array())).array();
  }

  /**
   * What {@link #toBytes} gave.
   *
   * @param threads that may encode, 1 or more
   * @throws IllegalArgumentException if it is something else, cut short or changed
   */
  public static EmbeddingModel of(byte[] bytes, int threads) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      if (in.getInt() != MAGIC) {
        throw new IllegalArgumentException("not a stored embedding");
      }
      if (in.getLong() != checksum(bytes)) {
        throw new IllegalArgumentException("a stored embedding is cut short or changed");
      }
      String columns = new String(part(in), StandardCharsets.UTF_8);
      Forest forest = Forest.of(part(in), threads);
      return new EmbeddingModel(
          new FeatureForest(Arrays.asList(columns.split("\0", -1)), forest),
          UmapModel.of(part(in)));
    } catch (BufferUnderflowException cut) {
      throw new IllegalArgumentException("a stored embedding is cut short", cut);
    }
  }

  private static byte[] part(ByteBuffer in) {
    byte[] part = new byte[in.getInt()];
    in.get(part);
    return part;
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 12, bytes.length - 12);
    return crc.getValue();
  }
}
