package clientele.steps.core.manifold;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.LeafEncoding;

/** Draws customers on a plane so that those who fall into the same leaves lie close together. */
public interface Projection {
  /** The engine's name, such as {@code umap-java}. */
  String name();

  /**
   * Projects a leaf encoding.
   *
   * @param leaves n customers × T trees
   * @param seed the same seed and leaves give the same bytes
   * @return n × 2
   */
  Matrix project(LeafEncoding leaves, long seed);
}
