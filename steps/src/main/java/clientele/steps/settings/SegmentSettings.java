package clientele.steps.settings;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the owner says of their segments in their own words; what is left out stays as it is.
 *
 * @param names by persona, or by the id of a segment: what it is called; the id comes first
 * @param levers by persona: one to three levers that are weighed for it
 * @param shares by lever: share of the addressed customers assumed to move: above 0 … 1
 * @param hypotheses by name: a SELECT that checks what they believe of their shop
 */
public record SegmentSettings(
    Map<String, String> names,
    Map<String, List<String>> levers,
    Map<String, Double> shares,
    Map<String, String> hypotheses) {

  /** The personas there are, as the configuration writes them. */
  public static final List<String> PERSONAS =
      List.of(
          "insiders",
          "loyal",
          "potential-loyalists",
          "promising",
          "need-attention",
          "price-sensitive",
          "hibernating",
          "churned");

  /** The levers there are, as the configuration writes them. */
  public static final List<String> LEVERS =
      List.of(
          "keep-engaged",
          "raise-frequency",
          "raise-basket",
          "win-back",
          "second-order",
          "reduce-returns",
          "do-nothing");

  /** Nothing said. */
  public static final SegmentSettings DEFAULT =
      new SegmentSettings(Map.of(), Map.of(), Map.of(), Map.of());

  /** What a hypothesis may be called. */
  public static final String HYPOTHESIS = "[a-z][a-z0-9_-]{0,59}";

  private static final int LONGEST_NAME = 40;
  private static final int MOST_LEVERS = 3;

  public SegmentSettings {
    names = Collections.unmodifiableMap(new TreeMap<>(names));
    levers = Collections.unmodifiableMap(new TreeMap<>(levers));
    shares = Collections.unmodifiableMap(new TreeMap<>(shares));
    hypotheses = Collections.unmodifiableMap(new TreeMap<>(hypotheses));
    names.forEach(SegmentSettings::checkName);
    levers.forEach(SegmentSettings::checkLevers);
    shares.forEach((lever, share) -> Checks.range(lever, share, 0.0001, 1));
    hypotheses.forEach(SegmentSettings::checkHypothesis);
  }

  private static void checkName(String persona, String name) {
    if (!PERSONAS.contains(persona) && !persona.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(
          "%s is neither a persona nor the id of a segment [%s]".formatted(persona, name));
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "%s is empty or longer than %d letters [%s]".formatted(persona, LONGEST_NAME, name));
    }
  }

  private static void checkHypothesis(String name, String select) {
    if (!name.matches(HYPOTHESIS) || select.isBlank()) {
      throw new IllegalArgumentException(
          "%s is no name of up to 60 small letters, digits, _ and -, or has no SQL [%s]"
              .formatted(name, select));
    }
  }

  private static void checkLevers(String persona, List<String> own) {
    if (own.isEmpty() || own.size() > MOST_LEVERS || !LEVERS.containsAll(own)) {
      throw new IllegalArgumentException(
          "%s is not one to three of %s [%s]"
              .formatted(persona, String.join(", ", LEVERS), String.join(", ", own)));
    }
  }
}
