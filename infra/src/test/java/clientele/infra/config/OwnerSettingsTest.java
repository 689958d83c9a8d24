package clientele.infra.config;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.load.ConfigLoader;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the owner may say of their segments and their shop. */
class OwnerSettingsTest {

  @Test
  void names_by_id_hypotheses_and_the_page_are_read() {
    Config config =
        ConfigLoader.parse(
            "c.yaml",
            """
            mail: {page: "https://segments.shop.example"}
            pipeline:
              match: {min-customers: 25, min-share: 0.01}
              segments:
                names: {loyal: Regulars, 7: Friends of the house}
                hypotheses:
                  weekend-buyers: >
                    select 1 as effect, 2 as sample
                    from customer_feature
            """,
            Map.of());
    assertThat(config.mail().page()).contains("https://segments.shop.example");
    assertThat(config.pipeline().match().least(1000)).isEqualTo(25);
    assertThat(config.pipeline().match().least(10_000)).isEqualTo(100);
    assertThat(config.pipeline().segments().names())
        .containsEntry("7", "Friends of the house")
        .containsEntry("loyal", "Regulars");
    assertThat(config.pipeline().segments().hypotheses().get("weekend-buyers").strip())
        .isEqualTo("select 1 as effect, 2 as sample from customer_feature");
  }
}
