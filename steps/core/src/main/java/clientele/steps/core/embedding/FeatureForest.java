package clientele.steps.core.embedding;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.SignedLog;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A forest that knows its features by name. Features come as they are: supervised trees see only
 * the order of values, but totally random ones cut evenly between the lowest and the highest, so a
 * long-tailed feature should be given by its logarithm. A target comes by its signed logarithm, so
 * that a few large sums do not make all the splits.
 *
 * @param columns the features it was grown on, the target not among them
 * @param forest grown on them in this order
 */
public record FeatureForest(List<String> columns, Forest forest) {
  public FeatureForest {
    columns = List.copyOf(columns);
  }

  /**
   * Grows a forest on all columns.
   *
   * @param target name of the column that trees should tell apart, which is no feature then;
   *     without one the trees are totally random
   * @throws IllegalArgumentException if there is no such column or no other
   */
  public static FeatureForest fit(
      CustomerMatrix customers,
      Optional<String> target,
      EmbeddingParams params,
      long seed,
      int threads) {
    List<String> columns =
        customers.columns().stream().filter(c -> !target.equals(Optional.of(c))).toList();
    Optional<double[]> figures =
        target.map(
            name ->
                Arrays.stream(customers.values().column(place(customers, name)))
                    .map(SignedLog.of()::apply)
                    .toArray());
    Forest forest =
        Forest.fit(
            chosen(customers, columns),
            figures,
            params.forest(target.isPresent(), customers.ids().size()),
            seed,
            threads);
    return new FeatureForest(columns, forest);
  }

  /**
   * The leaves customers fall into. Columns may stand in any order, and more of them do no harm.
   *
   * @throws IllegalArgumentException if a feature is missing
   */
  public LeafEncoding encode(CustomerMatrix customers) {
    return forest.encode(chosen(customers, columns));
  }

  private static Matrix chosen(CustomerMatrix customers, List<String> columns) {
    if (columns.equals(customers.columns())) {
      return customers.values();
    }
    int[] places = columns.stream().mapToInt(name -> place(customers, name)).toArray();
    double[] values = new double[customers.ids().size() * places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = customers.values().at(i / places.length, places[i % places.length]);
    }
    return Matrix.of(customers.ids().size(), places.length, values);
  }

  private static int place(CustomerMatrix customers, String name) {
    int place = customers.columns().indexOf(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "no such column [%s]. Maybe one of %s".formatted(name, customers.columns()));
    }
    return place;
  }
}
