package clientele.steps.settings;

import clientele.steps.port.LineDetail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A shop's own rules of which lines count, each {@code FIELD = PATTERN}. The field is country, a
 * detail of the line, product.category or customer. and the name of an attribute; the pattern is
 * matched against the whole value without regard to case, and a value that is not told is empty.
 *
 * @param leaveOut by name; a line that one of them matches is rejected
 * @param keepOnly by name; a line that one of them does not match is rejected
 */
public record OwnRules(Map<String, String> leaveOut, Map<String, String> keepOnly) {
  /** No rule. */
  public static final OwnRules NONE = new OwnRules(Map.of(), Map.of());

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final String CUSTOMER = "customer.";
  private static final String CATEGORY = "product.category";

  /** Whose value a rule looks at. */
  public enum Whose {
    LINE,
    CUSTOMER,
    PRODUCT
  }

  /**
   * One of them.
   *
   * @param name as in data_quality: leave_out:NAME or keep_only:NAME
   * @param keep whether lines that do not match are rejected, instead of those that do
   * @param field in small letters; of details with {@code _}
   */
  public record Rule(String name, boolean keep, Whose whose, String field, String pattern) {

    /** Whether a line of this value is rejected. */
    public boolean rejects(String value) {
      return Pattern.compile("^(?:" + pattern + ")$", Pattern.CASE_INSENSITIVE)
              .matcher(value)
              .matches()
          != keep;
    }
  }

  public OwnRules {
    leaveOut = Collections.unmodifiableMap(new TreeMap<>(leaveOut));
    keepOnly = Collections.unmodifiableMap(new TreeMap<>(keepOnly));
    leaveOut.forEach((name, text) -> rule("leave-out", name, text));
    keepOnly.forEach((name, text) -> rule("keep-only", name, text));
  }

  /** All of them, in the order in which the first that rejects a line is named. */
  public List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    leaveOut.forEach((name, text) -> rules.add(rule("leave-out", name, text)));
    keepOnly.forEach((name, text) -> rules.add(rule("keep-only", name, text)));
    return List.copyOf(rules);
  }

  /** A line a rule, its parts between tabs, as the statement takes them. */
  public String text() {
    List<String> lines = new ArrayList<>();
    for (Rule rule : rules()) {
      lines.add(
          String.join(
              "\t",
              rule.name(),
              String.valueOf(rule.keep()),
              rule.whose().name().toLowerCase(Locale.ROOT),
              rule.field(),
              rule.pattern()));
    }
    return String.join("\n", lines);
  }

  private static Rule rule(String kind, String name, String text) {
    String where = kind + " the rule " + name;
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          kind + " has a rule that is not named in small letters, digits and - [" + name + "]");
    }
    int equals = text.indexOf('=');
    String field = equals < 0 ? "" : text.substring(0, equals).strip().toLowerCase(Locale.ROOT);
    String pattern = equals < 0 ? "" : text.substring(equals + 1).strip();
    if (field.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(where + " is not FIELD = PATTERN [" + text + "]");
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(where + " has no good pattern [" + pattern + "]", e);
    }
    String full = kind.replace('-', '_') + ":" + name;
    boolean keep = kind.equals("keep-only");
    if (field.startsWith(CUSTOMER) && field.length() > CUSTOMER.length()) {
      return new Rule(full, keep, Whose.CUSTOMER, field.substring(CUSTOMER.length()), pattern);
    }
    if (field.equals(CATEGORY)) {
      return new Rule(full, keep, Whose.PRODUCT, "category", pattern);
    }
    String known =
        field.equals("country") ? field : LineDetail.of(field).map(LineDetail::key).orElse("");
    if (known.isEmpty()) {
      throw new IllegalArgumentException(where + " looks at an unknown field [" + field + "]");
    }
    return new Rule(full, keep, Whose.LINE, known, pattern);
  }
}
