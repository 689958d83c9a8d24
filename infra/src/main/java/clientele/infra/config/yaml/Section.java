package clientele.infra.config.yaml;

import clientele.infra.config.value.Secret;
import clientele.infra.config.yaml.YamlNode.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One mapping of the file. Asking for a key makes it known; {@link #done} then reports the keys
 * nobody asked for. A value that is no good is reported and answered with its default, so that
 * reading goes on and all problems come out together.
 */
public final class Section {
  private final String path;
  private final Map<String, YamlNode> values = new LinkedHashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Place place;
  private final Environment environment;
  private final Problems problems;
  private final Set<String> known = new TreeSet<>();
  private final Set<String> refused = new HashSet<>();

  private Section(
      String path, YamlNode.Mapping mapping, Environment environment, Problems problems) {
    this.path = path;
    this.place = mapping.place();
    this.environment = environment;
    this.problems = problems;
    for (Map.Entry<YamlNode.Key, YamlNode> entry : mapping.entries().entrySet()) {
      places.put(entry.getKey().name(), entry.getKey().place());
      values.put(entry.getKey().name(), entry.getValue());
    }
  }

  /** The whole file. */
  public static Section root(YamlNode.Mapping mapping, Environment environment, Problems problems) {
    return new Section("", mapping, environment, problems);
  }

  /** Whether the file has a value for the key. */
  public boolean has(String key) {
    known.add(key);
    return values.containsKey(key) && !(values.get(key) instanceof YamlNode.Empty);
  }

  /** The keys of the file of a kind that cannot be listed, such as ids. */
  public List<String> keys(String pattern) {
    return values.keySet().stream().filter(key -> key.matches(pattern)).toList();
  }

  /** The mapping below a key, an empty one where there is none. */
  public Section section(String key) {
    YamlNode node = has(key) ? values.get(key) : null;
    if (node instanceof YamlNode.Mapping mapping) {
      return new Section(path(key), mapping, environment, problems);
    }
    if (node != null) {
      problem(key, "is not a group of keys");
    }
    return new Section(
        path(key),
        new YamlNode.Mapping(places.getOrDefault(key, place), Map.of()),
        environment,
        problems);
  }

  /**
   * A single value.
   *
   * @param rule what the value has to be, such as "a whole number"
   * @param reader throws whatever it likes when the text does not keep the rule
   */
  public <T> T value(String key, T fallback, String rule, Function<String, T> reader) {
    if (!has(key) || refused.contains(key)) {
      return fallback;
    }
    if (!(values.get(key) instanceof YamlNode.Scalar scalar)) {
      problem(key, "is not a single value");
      return fallback;
    }
    return read(key, scalar, rule, reader).orElse(fallback);
  }

  /** A list of values; a single one counts as a list of one. */
  public List<String> list(
      String key, List<String> fallback, String rule, Function<String, String> reader) {
    if (!has(key)) {
      return fallback;
    }
    YamlNode node = values.get(key);
    List<YamlNode> items = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items) {
      if (item instanceof YamlNode.Scalar scalar) {
        read(key, scalar, rule, reader).ifPresent(texts::add);
      } else {
        problem(key, "is not a list of values");
      }
    }
    // where every item is no good that is said already, and the list is not empty on purpose
    return texts.isEmpty() && !items.isEmpty() ? fallback : texts;
  }

  /** A password, which must come from the environment and must not be empty there. */
  public Optional<Secret> secret(String key) {
    return secret(key, "a secret that says anything", Values::nonBlank);
  }

  /** A token, which must come from the environment and be long enough not to be guessed. */
  public Optional<Secret> token(String key) {
    return secret(
        key, "a token of 16 or more printable characters, no blank at its ends", Values::token);
  }

  private Optional<Secret> secret(String key, String rule, UnaryOperator<String> reader) {
    if (has(key)
        && values.get(key) instanceof YamlNode.Scalar scalar
        && !environment.refers(scalar.text())) {
      problem(key, "a secret does not belong in a file. Maybe write ${NAME}");
      return Optional.empty();
    }
    return value(key, Optional.empty(), rule, text -> Optional.of(new Secret(reader.apply(text))));
  }

  /**
   * Builds a record whose constructor checks its values and begins its message with the key at
   * fault: each such key is reported and replaced by its default, until the rest holds.
   */
  public <T> T build(Supplier<T> reading) {
    while (true) {
      try {
        return reading.get();
      } catch (IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        String key = message.replaceFirst(" .*", "");
        if (!known.contains(key) || !refused.add(key)) {
          throw e;
        }
        problem(key, withoutValue(key, message.substring(key.length() + 1)));
      }
    }
  }

  /** Reports a problem with a key. */
  public void problem(String key, String what) {
    problems.add(places.getOrDefault(key, place), path(key), what);
  }

  /** Reports the keys nobody asked for. */
  public void done() {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        problem(
            key,
            Nearest.of(key, known)
                .map(near -> "unknown key. Maybe you mean " + near)
                .orElse("unknown key. Known here: " + String.join(", ", known)));
      }
    }
  }

  private <T> Optional<T> read(
      String key, YamlNode.Scalar scalar, String rule, Function<String, T> reader) {
    List<String> missing = environment.missing(scalar.text());
    if (!missing.isEmpty()) {
      problem(key, "the environment variable is not set [" + String.join(", ", missing) + "]");
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(environment.resolved(scalar.text())));
    } catch (RuntimeException e) {
      problem(key, "is not " + rule + " [" + environment.shown(scalar.text()) + "]");
      return Optional.empty();
    }
  }

  /** A value that came from the environment is never printed, only its reference. */
  private String withoutValue(String key, String message) {
    return values.get(key) instanceof YamlNode.Scalar scalar && environment.refers(scalar.text())
        ? message.replaceFirst(
            "\\[.*]", "[" + environment.shown(scalar.text()).replace("$", "\\$") + "]")
        : message;
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
