package clientele.steps.core.embedding;

import clientele.steps.core.manifold.UmapModel;
import clientele.steps.core.manifold.UmapProjection;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Envelope;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.random.Draws;
import clientele.steps.core.tree.Forest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * From features to a plane, kept: the forest and the drawing made of its leaves, which is all it
 * takes to place new customers among those it was made of. The same bytes on any number of threads.
 * Memory: 8 bytes a node of a tree and 4 bytes a customer and tree.
 *
 * @param forest from features to leaves
 * @param umap from leaves to the plane
 */
public record EmbeddingModel(FeatureForest forest, UmapModel umap) {
  private static final int MARK = 0x454d4231;

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

  /** Places customers among those it was made of; each depends on their own figures alone. */
  public Matrix place(CustomerMatrix customers, int threads) {
    return umap.transform(forest.encode(customers), threads);
  }

  /** Everything but the number of threads, exactly, with a checksum. */
  public byte[] toBytes() {
    byte[] columns = String.join("\0", forest.columns()).getBytes(StandardCharsets.UTF_8);
    return Envelope.seal(MARK, List.of(columns, forest.forest().toBytes(), umap.toBytes()));
  }

  /**
   * What {@link #toBytes} gave.
   *
   * @param threads that may encode, 1 or more
   * @throws IllegalArgumentException if it is something else, cut short or changed
   */
  public static EmbeddingModel of(byte[] bytes, int threads) {
    List<byte[]> parts = Envelope.open(MARK, bytes, "a stored embedding");
    String columns = new String(parts.get(0), StandardCharsets.UTF_8);
    return new EmbeddingModel(
        new FeatureForest(Arrays.asList(columns.split("\0", -1)), Forest.of(parts.get(1), threads)),
        UmapModel.of(parts.get(2)));
  }
}
