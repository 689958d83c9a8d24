package clientele.infra.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.Config;
import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.value.Secret;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may be asked for orders, and what is said of a mistake. */
@Timeout(60)
class DoorSectionTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of("KEY", "ck_hush", "SECRET", "cs_hush", "TOKEN", "shpat_hush", "PASSWORD", "hush");

  private static Config parse(String text) {
    return ConfigLoader.parse("c.yaml", text, ENVIRONMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc", "woocommerce", "shopify"})
  void the_sample_s_keys_are_known(String door) throws IOException {
    String whole = Files.readString(Path.of("local", "clientele.yaml"));
    String sample =
        whole
            .substring(0, whole.indexOf("# For s3://"))
            .replaceAll("(?m)^  #(" + door + ":.*\\n)", "  $1")
            .replaceAll(
                "(?m)^    #((url|user|password|query|fetch-size|drivers|since|key|secret|token|version):)",
                "    $1");
    String others = door.equals("jdbc") ? "woocommerce|shopify" : "jdbc|woocommerce|shopify";
    String only = sample.replaceAll("(?m)^  #(" + others + "):.*\\n(    .*\\n)*", "");
    Map<String, String> environment =
        Map.of(
            "CLIENTELE_ORDERS_PASSWORD", "hush",
            "CLIENTELE_WOO_KEY", "hush",
            "CLIENTELE_WOO_SECRET", "hush",
            "CLIENTELE_SHOPIFY_TOKEN", "hush");
    Config config = ConfigLoader.parse("c.yaml", only, environment);
    assertThat(config.door().orElseThrow().getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .isEqualTo(door);
    assertThat(config.door().orElseThrow().since()).contains(YearMonth.of(2024, 1));
    assertThat(config.toString()).doesNotContain("hush");
  }

  @Test
  void secrets_come_from_the_environment_and_are_never_shown() {
    Config config =
        parse(
            "source: {woocommerce: {url: 'https://s.example', key: '${KEY}', secret: '${SECRET}'}}");
    assertThat(config.door())
        .contains(
            new DoorConfig.WooCommerce(
                URI.create("https://s.example"),
                new Secret("ck_hush"),
                new Secret("cs_hush"),
                Optional.empty()));
    assertThatThrownBy(
            () -> parse("source: {shopify: {url: 'https://s.example', token: shpat_plain}}"))
        .hasMessageContaining("source.shopify.token: a secret does not belong in a file")
        .hasMessageNotContaining("shpat_plain");
  }

  @Test
  void the_query_decides_what_is_read_and_the_password_does_not() {
    String text = "source: {jdbc: {url: 'jdbc:postgresql://h/d', user: u, query: '%s'%s}}";
    String sha = parse(text.formatted("select 1", "")).ingestSha256();
    assertThat(parse(text.formatted("select 1", ", password: '${PASSWORD}'")).ingestSha256())
        .isEqualTo(sha);
    assertThat(parse(text.formatted("select 2", "")).ingestSha256()).isNotEqualTo(sha);
    assertThat(parse("").ingestSha256()).isNotEqualTo(sha);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {uri: a.csv, shopify: {url: 'https://s.example', token: '${TOKEN}'}} | there is one source
          {shopify: {url: 'http://s.example', token: '${TOKEN}'}} | is not an address https://
          {shopify: {token: '${TOKEN}'}} | source.shopify.url: is missing
          {jdbc: {url: 'h/d', query: select 1}} | is not an address jdbc:
          {jdbc: {url: 'jdbc:postgresql://h/d', query: delete from a}} | is not a SELECT
          {jdbc: {url: 'jdbc:postgresql://h/d', query: 'select 1; delete from a'}} | is not a SELECT
          {jdbc: {url: 'jdbc:postgresql://h/d', query: select 1, fetchsize: 1}} | unknown key. Maybe you mean fetch-size
          """)
  void a_mistake_is_named(String section, String words) {
    assertThatThrownBy(() -> parse("source: " + section))
        .isInstanceOf(StepException.class)
        .hasMessageContaining(words);
  }

  @Test
  void a_source_of_the_command_line_comes_first() {
    Config config = parse("source: {shopify: {url: 'https://s.example', token: '${TOKEN}'}}");
    assertThat(config.withSource("a.csv").door()).isEmpty();
    assertThat(config.withSource("a.csv").source().uri()).contains("a.csv");
  }

  @Test
  void a_password_in_an_address_is_refused_and_not_repeated() {
    assertThatThrownBy(
            () ->
                parse(
                    "source: {jdbc: {url: 'jdbc:postgresql://h/d?user=a&password=hush', query:"
                        + " select 1}}"))
        .hasMessageContaining("source.jdbc.url: a secret does not belong in an address")
        .hasMessageNotContaining("hush");
  }
}
