package clientele.infra.config.yaml;

import clientele.infra.config.yaml.YamlNode.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything found wrong with a configuration, each once, in the order it was found. */
public final class Problems {
  private final String file;
  private final Set<String> found = new LinkedHashSet<>();

  /**
   * @param file as the person named it
   */
  public Problems(String file) {
    this.file = file;
  }

  /** Writes one down: {@code file:line:column: key: what}. */
  void add(Place place, String key, String what) {
    found.add(
        "%s:%d:%d: %s%s"
            .formatted(file, place.line(), place.column(), key.isEmpty() ? "" : key + ": ", what));
  }

  public List<String> all() {
    return List.copyOf(found);
  }
}
