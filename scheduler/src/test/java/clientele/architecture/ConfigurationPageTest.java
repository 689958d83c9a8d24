package clientele.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The written page of the configuration has every key of {@code infra/local/clientele.yaml}, which
 * another test holds equal to the defaults.
 */
class ConfigurationPageTest {
  private static final Path WRITTEN = Path.of("../docs/configuration.md");
  private static final Path FRESH = Path.of("target/configuration.md");
  private static final Path KEYS = Path.of("../infra/local/clientele.yaml");
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?<indent> *)(?<off>#?)(?<key>[a-z0-9-]+):(?<value>(?: (?:\"[^\"]*\"|(?! #).)+?)?)"
              + "(?: +# ?(?<about>.*))?");
  private static final Pattern MORE = Pattern.compile(" +# ?(?<about>.*)");

  private static final String HEAD =
      """
      # Configuration

      One YAML file, named with `--config`. `${NAME}` takes a value from the environment. All
      problems of a file are reported at once, each with the nearest known key. Without a file
      everything runs on the embedded PostgreSQL under `--home`.

      `clientele check --config FILE` tries what it says. The file
      [infra/local/clientele.yaml](../infra/local/clientele.yaml) holds every key with its default.
      This page is made from it and held against it by a test. A key without a default shows an
      example behind "e.g.".
      """;

  /** One key: its whole path, its default or example, and what it means. */
  private record Key(String path, boolean off, String value, StringBuilder about) {
    boolean isGroup() {
      return value.isEmpty();
    }

    String section() {
      return path.contains(".") ? path.substring(0, path.lastIndexOf('.')) : path;
    }

    String row() {
      String shown =
          value.equals(">") ? "" : (off ? "e.g. " : "") + "`" + value.replace("|", "\\|") + "`";
      return "| `%s` | %s | %s |\n".formatted(path, shown, escaped(about.toString().strip()));
    }
  }

  @Test
  void the_page_has_every_key() throws IOException {
    List<Key> keys = keys(Files.readAllLines(KEYS));
    assertThat(keys).hasSizeGreaterThan(120);
    String fresh = HEAD + body(keys);
    Files.writeString(FRESH, fresh);
    assertThat(Files.readString(WRITTEN))
        .as("docs/configuration.md; copy scheduler/%s over it", FRESH)
        .isEqualTo(fresh);
  }

  private static String body(List<Key> keys) {
    Map<String, List<Key>> sections =
        keys.stream()
            .filter(key -> !key.isGroup())
            .collect(Collectors.groupingBy(Key::section, LinkedHashMap::new, Collectors.toList()));
    StringBuilder page = new StringBuilder();
    sections.forEach(
        (section, rows) -> {
          page.append("\n## ").append(section).append("\n\n").append(about(keys, section));
          page.append("| key | default | meaning |\n| --- | --- | --- |\n");
          rows.forEach(key -> page.append(key.row()));
        });
    return page.toString();
  }

  private static String about(List<Key> keys, String section) {
    return keys.stream()
        .filter(group -> group.isGroup() && group.path().equals(section))
        .map(group -> group.about().toString().strip())
        .filter(about -> !about.isEmpty())
        .map(about -> sentence(about) + "\n\n")
        .collect(Collectors.joining());
  }

  private static List<Key> keys(List<String> lines) {
    List<Key> keys = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    Deque<Integer> depths = new ArrayDeque<>();
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      Matcher more = MORE.matcher(line);
      if (entry.matches()) {
        int depth = entry.group("indent").length();
        while (!depths.isEmpty() && depths.peekLast() >= depth) {
          depths.removeLast();
          path.removeLast();
        }
        depths.addLast(depth);
        path.addLast(entry.group("key"));
        String about = entry.group("about") == null ? "" : entry.group("about");
        keys.add(
            new Key(
                String.join(".", path),
                !entry.group("off").isEmpty(),
                entry.group("value").strip(),
                new StringBuilder(about)));
      } else if (more.matches() && !keys.isEmpty()) {
        keys.get(keys.size() - 1).about().append(' ').append(more.group("about").strip());
      }
    }
    return keys;
  }

  private static String sentence(String about) {
    return Character.toUpperCase(about.charAt(0)) + about.substring(1) + ".";
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "&lt;");
  }
}
