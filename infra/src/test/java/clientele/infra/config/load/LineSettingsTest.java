package clientele.infra.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.Config;
import clientele.infra.config.KeptSettings;
import clientele.infra.config.source.OrderConfig;
import clientele.infra.config.source.OrderConfig.State;
import clientele.steps.dag.StepException;
import clientele.steps.settings.OwnRules;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of what of an order's money is revenue, and of the shop's own rules. */
class LineSettingsTest {
  private static final String TEXT =
      """
      source:
        columns: { customer-id: Mail, email: Mail, kind: Art, tax: MwSt }
        states: { Bezahlt: paid, storniert: voided }
        tax: include
        shipping: include
        constants: { country: Germany, tax-included: "yes" }
      pipeline:
        filter:
          leave-out:
            staff: "customer.Group = staff|test"
          keep-only:
            online: "channel = web|app"
      """;

  private static Config parse(String text) {
    return ConfigLoader.parse("c.yaml", text, Map.of());
  }

  @Test
  void they_are_read_and_kept() {
    Config config = parse(TEXT);
    assertThat(config.source().reading().orders())
        .isEqualTo(
            new OrderConfig(
                Map.of("bezahlt", State.PAID, "storniert", State.VOIDED),
                true,
                true,
                Map.of("country", "Germany", "tax-included", "yes")));
    assertThat(config.source().columns())
        .containsEntry("email", "Mail")
        .containsEntry("tax", "MwSt");
    assertThat(config.pipeline().filter().own().rules())
        .containsExactly(
            new OwnRules.Rule(
                "leave_out:staff", false, OwnRules.Whose.CUSTOMER, "group", "staff|test"),
            new OwnRules.Rule("keep_only:online", true, OwnRules.Whose.LINE, "channel", "web|app"));
    KeptSettings kept = new KeptSettings(config.source(), config.pipeline());
    assertThat(KeptSettings.of(kept.text())).isEqualTo(kept);
    assertThat(config.ingestSha256()).isNotEqualTo(Config.DEFAULT.ingestSha256());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          source: { states: { x: maybe } } ~ source.states.x: is not paid, refunded, pending, cancelled or voided
          source: { tax: some } ~ source.tax: is not include or leave-out
          source: { constants: { quantity: 1 } } ~ source.constants.quantity: unknown key
          pipeline: { filter: { leave-out: { staff: "shoe-size = 9" } } } ~ the rule staff looks at an unknown field [shoe-size]
          pipeline: { filter: { keep-only: { home: "country" } } } ~ the rule home is not FIELD = PATTERN
          pipeline: { filter: { keep-only: { home: "country = (" } } } ~ has no good pattern
          pipeline: { filter: { leave-out: { Home: "country = x" } } } ~ a rule that is not named in small letters, digits and -
          """)
  void a_mistake_is_named(String text, String problem) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(StepException.class)
        .hasMessageContaining(problem);
  }
}
