package clientele.steps.segments.rule;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.explain.Condition.Op;
import clientele.steps.settings.FigureFormat;
import clientele.steps.table.customer.FeatureCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conditions in words. */
class RuleWordsTest {
  private final RuleWords words = new RuleWords(new FigureFormat("GBP"), 12);

  @Test
  void a_rule_reads_like_a_sentence_in_natural_units() {
    assertThat(
            words.say(
                List.of(
                    condition("recency_days", Op.AT_MOST, 45),
                    condition("frequency", Op.ABOVE, 5),
                    condition("monetary", Op.ABOVE, 1900))))
        .isEqualTo("last ordered within 45 days, at least 6 orders, over £1,900 in 12 months");
  }

  @Test
  void above_a_whole_number_is_at_least_the_next() {
    assertThat(say("frequency", Op.ABOVE, 1)).isEqualTo("at least 2 orders");
    assertThat(say("frequency", Op.AT_MOST, 1)).isEqualTo("a single order");
    assertThat(say("distinct_products", Op.ABOVE, 0)).isEqualTo("at least 1 different product");
  }

  @Test
  void both_sides_of_a_whole_number_are_one_phrase() {
    assertThat(
            words.say(
                List.of(
                    condition("frequency", Op.AT_MOST, 5),
                    condition("frequency", Op.ABOVE, 1),
                    condition("monetary", Op.ABOVE, 100))))
        .isEqualTo("2 to 5 orders, over £100 in 12 months");
    assertThat(
            words.say(
                List.of(
                    condition("frequency", Op.AT_MOST, 1), condition("frequency", Op.ABOVE, 0))))
        .isEqualTo("a single order");
  }

  @Test
  void days_and_shares_bear_their_units() {
    assertThat(say("recency_days", Op.ABOVE, 1)).isEqualTo("last order over 1 day ago");
    assertThat(say("returns_share", Op.ABOVE, 0.05)).isEqualTo("over 5.0% of spending returned");
    assertThat(say("lateness", Op.ABOVE, 2.5))
        .isEqualTo("silent for over 2.5 times the expected gap");
    assertThat(say("purchase_days", Op.AT_LEAST, 3)).isEqualTo("orders on at least 3 days");
    assertThat(say("recent_orders", Op.ABOVE, 1.5))
        .isEqualTo("over 1.5 orders, older ones counting less");
    assertThat(say("items_per_order", Op.AT_MOST, 1500)).isEqualTo("at most 1,500 items an order");
  }

  @Test
  void none_and_one_are_said_as_people_say_them() {
    assertThat(say("returns_share", Op.AT_MOST, 0)).isEqualTo("no returns");
    assertThat(say("returns_share", Op.AT_MOST, 0.0004)).isEqualTo("hardly any returns");
    assertThat(say("returns_share", Op.ABOVE, 0)).isEqualTo("some returns");
    assertThat(say("last_quarter_share", Op.AT_MOST, 0))
        .isEqualTo("no spending in the last three months");
    assertThat(say("distinct_products", Op.AT_MOST, 1.5)).isEqualTo("a single product");
    assertThat(say("purchase_days", Op.AT_MOST, 1)).isEqualTo("orders on a single day");
    assertThat(say("recent_orders", Op.ABOVE, 1))
        .isEqualTo("over 1 order, older ones counting less");
    assertThat(say("recent_orders", Op.AT_MOST, 1))
        .isEqualTo("at most 1 order, older ones counting less");
    assertThat(say("items_per_order", Op.ABOVE, 1)).isEqualTo("over 1 item an order");
    assertThat(say("lateness", Op.AT_MOST, 1)).isEqualTo("silent for at most the expected gap");
    assertThat(
            words.say(
                List.of(
                    condition("recent_orders", Op.AT_MOST, 1),
                    condition("recent_orders", Op.ABOVE, 0.5))))
        .isEqualTo("0.5 to 1 order, older ones counting less");
  }

  @Test
  void no_condition_is_said_to_be_no_rule() {
    assertThat(words.say(List.of())).isEqualTo(RuleWords.NO_RULE);
  }

  @Test
  void every_feature_of_a_rule_is_in_the_catalogue_and_has_words_for_both_sides() {
    assertThat(FeatureCatalogue.figures()).containsAll(RuleWords.FEATURES);
    for (String feature : RuleWords.FEATURES) {
      for (Op op : Op.values()) {
        assertThat(say(feature, op, 0.5)).isNotBlank().doesNotContain("#").doesNotContain("~");
      }
    }
  }

  private String say(String feature, Op op, double threshold) {
    return words.say(List.of(condition(feature, op, threshold)));
  }

  private static Condition condition(String feature, Op op, double threshold) {
    return new Condition(RuleWords.FEATURES.indexOf(feature), op, threshold);
  }
}
