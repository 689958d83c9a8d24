package clientele.infra.config;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.load.ConfigLoader;
import clientele.steps.settings.FilterSettings;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What tells two configurations apart, and what does not. */
@Timeout(60)
class SettingsHashTest {
  @Test
  void the_hash_is_the_same_on_every_machine() {
    FilterSettings settings = new FilterSettings("X|Y", new BigDecimal("0.10"), true, 10, 1);
    assertThat(SettingsHash.of(List.of(settings)))
        .isEqualTo(
            sha256(
                """
                FilterSettings.noProduct=X|Y
                FilterSettings.priceFloor=0.1
                FilterSettings.dropDuplicates=true
                FilterSettings.pairMinQuantity=10
                FilterSettings.pairWithinHours=1
                """));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Config parsed(String text) {
    return ConfigLoader.parse("c.yaml", text, Map.of());
  }

  @Test
  void the_hash_changes_with_what_changes_a_figure_and_with_nothing_else() {
    String usual = Config.DEFAULT.settingsSha256();
    assertThat(parsed("status: {port: 1}\nmail: {from: x@y.example}").settingsSha256())
        .isEqualTo(usual);
    assertThat(Config.DEFAULT.withSource("elsewhere.csv").settingsSha256()).isEqualTo(usual);
    assertThat(parsed("pipeline: {filter: {price-floor: 0.00}}").settingsSha256()).isEqualTo(usual);
    assertThat(parsed("pipeline: {seed: 43}").settingsSha256()).isNotEqualTo(usual);
    assertThat(parsed("source: {columns: {invoice: Nr}}").settingsSha256()).isNotEqualTo(usual);
    String ingest = Config.DEFAULT.ingestSha256();
    assertThat(parsed("pipeline: {seed: 43}").ingestSha256()).isEqualTo(ingest);
    assertThat(parsed("pipeline: {filter: {price-floor: 1}}").ingestSha256()).isNotEqualTo(ingest);
    assertThat(parsed("source: {date-format: yyyy-MM-dd}").ingestSha256()).isNotEqualTo(ingest);
  }
}
