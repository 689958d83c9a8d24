package clientele.infra.config;

import clientele.infra.config.YamlNode.Place;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything found wrong with a configuration, each once, in the order it was found. */
final class Problems {
  private final String file;
  private final Set<String> found = new LinkedHashSet<>();

  /**
   * @param file as the person named it
   */
  Problems(String file) {
    this.file = file;
  }

  /** Writes one down: {@code file:line:column: key: what}. */
  void add(Place place, String key, String what) {
    found.add(
        "%s:%d:%d: %s%s"
            .formatted(file, place.line(), place.column(), key.isEmpty() ? "" : key + ": ", what));
  }

  List<String> all() {
    return List.copyOf(found);
  }
}
