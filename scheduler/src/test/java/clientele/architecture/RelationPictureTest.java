package clientele.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The written pictures of how tables relate are what the primary keys in the database say: a table
 * whose key holds the whole key of another belongs to it.
 */
@ExtendWith(PostgresExtension.class)
class RelationPictureTest {
  private static final Path WRITTEN = Path.of("../docs/relations.md");
  private static final Path FRESH = Path.of("target/relations.md");

  /** The tables that give a picture its middle; the first has no other above it. */
  private static final List<String> SUBJECTS =
      List.of("publication", "segment", "customer_feature", "cluster_candidate", "segment_worth");

  private static final String HEAD =
      """
      # How the tables relate

      The pictures are made from the primary keys of the schema `clientele` and held against them by
      a test. `A ||--o{ B` means that a row of A has any number of rows in B, `A ||--o| B` at most
      one. A table stands below the one of these five whose key is the longest part of its own.
      [The dictionary](../sql/README.md) has every column.
      """;

  /** One column of a primary key. */
  public record KeyColumn(String relation, String name) {}

  @Test
  void the_pictures_are_what_the_keys_say(TestDatabase database) throws IOException {
    String fresh = HEAD + body(keys(database));
    Files.writeString(FRESH, fresh);
    assertThat(Files.exists(WRITTEN) ? Files.readString(WRITTEN) : "")
        .as("docs/relations.md; copy scheduler/%s over it", FRESH)
        .isEqualTo(fresh);
  }

  private static Map<String, List<String>> keys(TestDatabase database) {
    List<KeyColumn> columns =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select c.relname as relation, a.attname as name
                              from pg_constraint k
                              join pg_class c on c.oid = k.conrelid
                              join pg_namespace n on n.oid = c.relnamespace
                             cross join lateral unnest(k.conkey) with ordinality as u(num, pos)
                              join pg_attribute a on a.attrelid = c.oid and a.attnum = u.num
                             where k.contype = 'p' and n.nspname = 'clientele'
                               and c.relkind in ('r', 'p') and not c.relispartition
                               and c.relname <> 'schema_history'
                             order by c.relname collate "C", u.pos
                            """)
                        .map(ConstructorMapper.of(KeyColumn.class))
                        .list());
    return columns.stream()
        .collect(
            Collectors.groupingBy(
                KeyColumn::relation,
                TreeMap::new,
                Collectors.mapping(KeyColumn::name, Collectors.toList())));
  }

  private static String body(Map<String, List<String>> keys) {
    Map<String, Set<String>> children = new TreeMap<>();
    keys.forEach(
        (child, key) ->
            parent(keys, child, key)
                .ifPresent(
                    parent ->
                        children.computeIfAbsent(parent, name -> new TreeSet<>()).add(child)));
    StringBuilder page = new StringBuilder();
    children.forEach((parent, of) -> page.append(picture(keys, parent, of)));
    return page.toString();
  }

  /** The table of the longest key within this one's; of tables with one key, the subject. */
  private static Optional<String> parent(
      Map<String, List<String>> keys, String child, List<String> key) {
    if (child.equals(SUBJECTS.get(0))) {
      return Optional.empty();
    }
    return keys.entrySet().stream()
        .filter(other -> SUBJECTS.contains(other.getKey()) && !other.getKey().equals(child))
        .filter(other -> other.getValue().size() > 1 && key.containsAll(other.getValue()))
        .filter(other -> !SUBJECTS.contains(child) || other.getValue().size() < key.size())
        .max(Comparator.comparingInt(other -> other.getValue().size()))
        .map(Map.Entry::getKey);
  }

  private static String picture(
      Map<String, List<String>> keys, String parent, Set<String> children) {
    StringBuilder picture = new StringBuilder("\n## ").append(parent).append("\n\n```mermaid\n");
    picture.append("erDiagram\n").append(entity(parent, keys.get(parent)));
    for (String child : children) {
      picture.append(entity(child, keys.get(child)));
    }
    for (String child : children) {
      boolean one = keys.get(child).size() == keys.get(parent).size();
      picture.append("  %s ||--o%s %s : has\n".formatted(parent, one ? "|" : "{", child));
    }
    return picture.append("```\n").toString();
  }

  private static String entity(String name, List<String> key) {
    return key.stream()
        .map(column -> "    key %s PK\n".formatted(column))
        .collect(Collectors.joining("", "  %s {\n".formatted(name), "  }\n"));
  }
}
