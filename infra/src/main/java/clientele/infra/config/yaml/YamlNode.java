package clientele.infra.config.yaml;

import java.util.List;
import java.util.Map;

/** A piece of a YAML file that knows where it stands. */
public sealed interface YamlNode {
  /** Where it begins. */
  Place place();

  /**
   * Line and column, both from 1.
   *
   * @param line 0 where there is no file
   */
  record Place(int line, int column) {}

  /** Keys and what they hold, in the order of the file. */
  record Mapping(Place place, Map<Key, YamlNode> entries) implements YamlNode {}

  /** A key and where it stands. */
  record Key(String name, Place place) {}

  /** A list. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {}

  /** A single value as text, references to the environment not yet replaced. */
  record Scalar(Place place, String text) implements YamlNode {}

  /** A key with nothing behind it. */
  record Empty(Place place) implements YamlNode {}
}
