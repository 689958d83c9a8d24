package clientele.infra.db.warehouse;

import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureCatalogue.Feature;
import clientele.steps.table.customer.FeatureCatalogue.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The features of the catalogue as SQL has to name them. */
public final class FeatureColumns {
  /**
   * What stands for them in statements: {@code {f_features}} is every feature of the relation f,
   * {@code {m_figures}} every figure of the relation m as binary floating point.
   */
  public static final Map<String, String> NAMES =
      Map.of(
          "f_features",
          list(FeatureCatalogue.names(), name -> "f." + name),
          "m_figures",
          list(
              FeatureCatalogue.figures(),
              name -> "m.%s::double precision as %s".formatted(name, name)));

  private FeatureColumns() {}

  /**
   * The features as rows of a VALUES list of migrations: name, type, whether it is money, whether
   * it is a figure, and what rows written before it have, null where every row has it.
   */
  public static String rows() {
    return list(FeatureCatalogue.ALL, FeatureColumns::row);
  }

  private static String row(Feature feature) {
    return "('%s', '%s', %s, %s, cast(%s as numeric))"
        .formatted(
            feature.name(),
            feature.kind() == Kind.WHOLE ? "integer" : "numeric(24, 7)",
            feature.money(),
            feature.figure(),
            feature.before().map(BigDecimal::toPlainString).orElse("null"));
  }

  private static <T> String list(List<T> items, Function<T, String> text) {
    return items.stream().map(text).collect(Collectors.joining(", "));
  }
}
