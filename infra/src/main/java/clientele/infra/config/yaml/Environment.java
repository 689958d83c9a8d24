package clientele.infra.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * References to the environment in a file: {@code ${NAME}} and {@code ${NAME:default}}.
 *
 * <p>They are hidden from the YAML parser behind private characters of the same length, because
 * braces have a meaning of their own in YAML, and put in place in the values afterwards, because a
 * value from outside must not be read as YAML.
 */
public final class Environment {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::([^}\\n]*))?}");
  private static final Pattern HIDDEN = Pattern.compile("\uE000([\uE100-\uF0FF])\uE001*");
  private static final char FIRST = '\uE100';

  private final Map<String, String> values;
  private final List<Reference> references = new ArrayList<>();

  public Environment(Map<String, String> values) {
    this.values = values;
  }

  /** One reference of the file. */
  private record Reference(String source, String name, @Nullable String fallback) {}

  /** The text of a file with its references hidden. */
  public String hide(String text) {
    return REFERENCE.matcher(text).replaceAll(this::hide);
  }

  private String hide(MatchResult match) {
    references.add(new Reference(match.group(), match.group(1), match.group(2)));
    char number = (char) (FIRST + references.size() - 1);
    return "\uE000" + number + "\uE001".repeat(match.group().length() - 2);
  }

  /** Whether a value refers to the environment. */
  boolean refers(String text) {
    return HIDDEN.matcher(text).find();
  }

  /** The value as it stands in the file, fit to be printed. */
  String shown(String text) {
    return replaced(text, Reference::source);
  }

  /** Names in a value that the environment lacks and that have no default. */
  List<String> missing(String text) {
    List<String> missing = new ArrayList<>();
    Matcher matcher = HIDDEN.matcher(text);
    while (matcher.find()) {
      Reference reference = reference(matcher);
      if (reference.fallback() == null && !values.containsKey(reference.name())) {
        missing.add(reference.name());
      }
    }
    return missing;
  }

  /** The value with its references put in place. */
  String resolved(String text) {
    return replaced(
        text,
        reference -> {
          String fallback = reference.fallback() == null ? "" : reference.fallback();
          return values.getOrDefault(reference.name(), fallback);
        });
  }

  private String replaced(String text, Function<Reference, String> replacement) {
    return HIDDEN
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(replacement.apply(reference(match))));
  }

  private Reference reference(MatchResult match) {
    return references.get(match.group(1).charAt(0) - FIRST);
  }
}
