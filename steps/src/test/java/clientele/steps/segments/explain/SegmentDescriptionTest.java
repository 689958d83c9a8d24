package clientele.steps.segments.explain;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.segments.facts.Persona;
import clientele.steps.settings.FigureFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One sentence a persona. */
class SegmentDescriptionTest {
  private final SegmentDescription description =
      new SegmentDescription(new FigureFormat("GBP"), 12);

  @Test
  void the_typical_customer_is_said_in_figures() {
    assertThat(description.say(Persona.INSIDERS, 9.5, 11, 3204.6))
        .isEqualTo(
            "Frequent customers who spend the most: typically 11 orders, the last 10 days ago,"
                + " worth £3,205 in 12 months.");
    assertThat(description.say(Persona.PROMISING, 1, 1, -5))
        .isEqualTo(
            "Recent customers with few orders so far: typically 1 order, the last 1 day ago, worth"
                + " −£5 in 12 months.");
    assertThat(description.say(Persona.PROMISING, 0, 1, 5)).contains("the last today");
  }

  @ParameterizedTest
  @EnumSource(Persona.class)
  void no_persona_needs_more_than_25_words(Persona persona) {
    String sentence = description.say(persona, 1234.5, 1234.5, 1234567);
    assertThat(sentence.split(" ")).hasSizeLessThanOrEqualTo(25);
    assertThat(sentence).endsWith(".").doesNotContain("\n");
  }
}
