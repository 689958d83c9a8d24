package clientele.steps.features;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.table.customer.FeatureCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The feature script stays in what PostgreSQL and Spark SQL read alike. */
class FeatureScriptTest {
  private static final List<String> POSTGRES_ONLY =
      List.of(
          "::",
          "distinct on",
          "filter (",
          "filter(",
          "date_trunc",
          "isodow",
          "extract(dow",
          "~",
          "array[",
          "generate_series",
          " ilike ",
          " text",
          "numeric",
          "double precision",
          "materialized",
          "lateral",
          "returning",
          "make_date",
          "age(",
          "to_char",
          "string_agg",
          "now()",
          "||",
          "current_date",
          "width_bucket",
          "$");

  @Test
  void it_uses_nothing_that_only_postgres_has() throws IOException {
    String script = statement();
    assertThat(POSTGRES_ONLY).noneSatisfy(token -> assertThat(script).contains(token));
  }

  @Test
  void it_names_every_feature_of_the_catalogue_in_order() throws IOException {
    String last = statement().substring(statement().lastIndexOf("\nselect"));
    int at = 0;
    for (FeatureCatalogue.Feature feature : FeatureCatalogue.ALL) {
      at = last.indexOf(feature.name(), at);
      assertThat(at).as(feature.name()).isPositive();
    }
  }

  private static String statement() throws IOException {
    String path = "/clientele/sql/features/build_features.sql";
    try (InputStream file = FeatureScriptTest.class.getResourceAsStream(path)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Pattern.compile("--.*").matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }
  }
}
