package clientele.infra.config.load;

import clientele.infra.config.source.OrderConfig;
import clientele.infra.config.source.ReadingConfig;
import clientele.infra.config.yaml.Section;
import clientele.infra.config.yaml.Values;
import java.util.HashMap;
import java.util.Map;

/** The keys of the source that say how a file is understood. */
final class ReadingSection {
  private static final String ANY = ".+";

  private ReadingSection() {}

  static ReadingConfig read(Section section) {
    ReadingConfig usual = ReadingConfig.DEFAULT;
    return new ReadingConfig(
        section.value(
            "layout",
            usual.layout(),
            "auto, uci, shopify, woocommerce, magento, bigcommerce, prestashop, stripe or generic",
            text -> Values.choice(ReadingConfig.Layout.class, text)),
        section.value(
            "numbers",
            usual.numbers(),
            "auto, point or comma",
            text -> Values.choice(ReadingConfig.Numbers.class, text)),
        section.list("missing-customer", usual.missingCustomer(), "a word", Values::nonBlank),
        section.list("paid-states", usual.paidStates(), "a word", Values::nonBlank),
        limits(section.section("limits")),
        orders(section));
  }

  private static ReadingConfig.LimitConfig limits(Section section) {
    ReadingConfig.LimitConfig usual = ReadingConfig.LimitConfig.DEFAULT;
    ReadingConfig.LimitConfig limits =
        section.build(
            () ->
                new ReadingConfig.LimitConfig(
                    section.value("lines", usual.lines(), "a whole number", Values::longWhole),
                    section.value(
                        "megabytes", usual.megabytes(), "a whole number", Values::longWhole),
                    section.value(
                        "expansion", usual.expansion(), "a whole number", Values::whole)));
    section.done();
    return limits;
  }

  private static OrderConfig orders(Section section) {
    return new OrderConfig(
        states(section.section("states")),
        included(section, "tax"),
        included(section, "shipping"),
        constants(section.section("constants")));
  }

  private static boolean included(Section section, String key) {
    return section.value(
        key,
        false,
        "include or leave-out",
        text ->
            switch (text) {
              case "include" -> true;
              case "leave-out" -> false;
              default -> throw new IllegalArgumentException(text);
            });
  }

  private static Map<String, OrderConfig.State> states(Section section) {
    Map<String, OrderConfig.State> states = new HashMap<>();
    for (String word : section.keys(ANY)) {
      states.put(
          word,
          section.value(
              word,
              OrderConfig.State.PAID,
              "paid, refunded, pending, cancelled or voided",
              text -> Values.choice(OrderConfig.State.class, text)));
    }
    return states;
  }

  private static Map<String, String> constants(Section section) {
    Map<String, String> constants = new HashMap<>();
    OrderConfig.CONSTANT_COLUMNS.stream()
        .filter(section::has)
        .forEach(key -> constants.put(key, section.value(key, "", "a text", Values::nonBlank)));
    OrderConfig.CONSTANT_COLUMNS.forEach(section::has); // known, even where they are not there
    section.done();
    return constants;
  }
}
