package clientele.steps.segments.facts;

import static clientele.steps.segments.facts.Persona.CHURNED;
import static clientele.steps.segments.facts.Persona.HIBERNATING;
import static clientele.steps.segments.facts.Persona.INSIDERS;
import static clientele.steps.segments.facts.Persona.LOYAL;
import static clientele.steps.segments.facts.Persona.NEED_ATTENTION;
import static clientele.steps.segments.facts.Persona.POTENTIAL_LOYALISTS;
import static clientele.steps.segments.facts.Persona.PRICE_SENSITIVE;
import static clientele.steps.segments.facts.Persona.PROMISING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of personas, border by border. */
class PersonaRulesTest {

  @ParameterizedTest
  @CsvSource({
    // recency, frequency, monetary, basket: at the border and just beside it
    ".50, .80, .80, .50, INSIDERS",
    ".49, .80, .80, .50, LOYAL",
    ".50, .79, .80, .50, LOYAL",
    ".50, .80, .79, .50, LOYAL",
    ".20, .50, .85, .50, INSIDERS",
    ".19, .50, .85, .50, NEED_ATTENTION",
    ".20, .49, .85, .50, NEED_ATTENTION",
    ".20, .50, .84, .50, NEED_ATTENTION",
    ".40, .65, .00, .00, LOYAL",
    ".39, .65, .00, .30, NEED_ATTENTION",
    ".40, .64, .00, .29, PRICE_SENSITIVE",
    ".40, .64, .00, .30, POTENTIAL_LOYALISTS",
    ".35, .35, .00, .29, PRICE_SENSITIVE",
    ".34, .35, .00, .29, HIBERNATING",
    ".40, .40, .00, .30, POTENTIAL_LOYALISTS",
    ".40, .39, .64, .30, PROMISING",
    ".40, .39, .65, .30, POTENTIAL_LOYALISTS",
    ".39, .39, .49, .30, HIBERNATING",
    ".30, .00, .50, .30, NEED_ATTENTION",
    ".30, .40, .00, .30, NEED_ATTENTION",
    ".29, .40, .50, .30, HIBERNATING",
    ".15, .55, .00, .30, NEED_ATTENTION",
    ".15, .54, .64, .30, HIBERNATING",
    ".14, .55, .64, .30, CHURNED",
    ".14, .99, .99, .99, NEED_ATTENTION",
    ".00, .00, .65, .30, NEED_ATTENTION",
    ".00, .00, .00, .00, CHURNED",
    "1.0, 1.0, 1.0, 1.0, INSIDERS",
  })
  void every_border_of_the_table_is_where_it_says(
      double recency, double frequency, double monetary, double basket, Persona persona) {
    assertThat(PersonaRules.personaOf(new Standing(recency, frequency, monetary, basket)))
        .isEqualTo(persona);
  }

  @Property
  void every_standing_has_exactly_one_persona_and_it_is_never_noise(
      @ForAll @DoubleRange(max = 1) double recency,
      @ForAll @DoubleRange(max = 1) double frequency,
      @ForAll @DoubleRange(max = 1) double monetary,
      @ForAll @DoubleRange(max = 1) double basket) {
    Standing standing = new Standing(recency, frequency, monetary, basket);
    assertThat(PersonaRules.personaOf(standing)).isNotEqualTo(Persona.UNASSIGNED);
  }

  @Property
  void a_better_customer_never_falls_to_a_persona_of_the_lost(
      @ForAll @DoubleRange(min = .5, max = 1) double recency,
      @ForAll @DoubleRange(max = 1) double frequency,
      @ForAll @DoubleRange(max = 1) double monetary,
      @ForAll @DoubleRange(max = 1) double basket) {
    assertThat(PersonaRules.personaOf(new Standing(recency, frequency, monetary, basket)))
        .isIn(INSIDERS, LOYAL, POTENTIAL_LOYALISTS, PROMISING, PRICE_SENSITIVE);
  }

  @Property
  void who_spent_much_is_never_given_up(
      @ForAll @DoubleRange(max = 1) double recency,
      @ForAll @DoubleRange(max = 1) double frequency,
      @ForAll @DoubleRange(min = .65, max = 1) double monetary,
      @ForAll @DoubleRange(max = 1) double basket) {
    assertThat(PersonaRules.personaOf(new Standing(recency, frequency, monetary, basket)))
        .isNotIn(HIBERNATING, CHURNED);
  }

  @Test
  void every_persona_but_noise_has_a_row_that_can_be_reached() {
    Set<Persona> named =
        PersonaRules.TABLE.stream().map(PersonaRules.Rule::persona).collect(Collectors.toSet());
    assertThat(named).isEqualTo(EnumSet.range(INSIDERS, CHURNED));
    assertThat(named).contains(HIBERNATING, NEED_ATTENTION, LOYAL);
  }

  @Test
  void titles_of_personas_are_unique() {
    assertThat(Arrays.stream(Persona.values()).map(Persona::title)).doesNotHaveDuplicates();
    for (Persona persona : Persona.values()) {
      assertThat(Persona.ofTitle(persona.title())).isEqualTo(persona);
    }
    assertThatThrownBy(() -> Persona.ofTitle("Whales")).hasMessageContaining("[Whales]");
  }

  @Test
  void a_number_that_is_no_standing_is_refused() {
    assertThatThrownBy(() -> PersonaRules.personaOf(new Standing(Double.NaN, 0, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
