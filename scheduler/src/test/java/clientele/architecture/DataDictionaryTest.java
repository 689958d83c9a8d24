package clientele.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The written data dictionary says what the comments in the database say. */
@ExtendWith(PostgresExtension.class)
class DataDictionaryTest {
  private static final Path WRITTEN = Path.of("../sql/README.md");
  private static final Path FRESH = Path.of("target/data-dictionary.md");

  private static final String HEAD =
      """
      # Data dictionary

      Schema `bi` is the promise to dashboards: plain views, read by the role `bi_reader`. Schema
      `clientele` is the working set: every row is keyed by month and revision. This page is made
      from the comments in the database and held against them by a test.
      """;

  /** One column with its relation. */
  public record Column(
      String relation, String about, String name, String type, String comment, boolean first) {}

  @Test
  void the_dictionary_is_what_the_database_says(TestDatabase database) throws IOException {
    String fresh = HEAD + body(columns(database));
    Files.writeString(FRESH, fresh);
    assertThat(Files.readString(WRITTEN))
        .as("sql/README.md; copy scheduler/%s over it", FRESH)
        .isEqualTo(fresh);
  }

  private static List<Column> columns(TestDatabase database) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select n.nspname || '.' || c.relname as relation,
                               obj_description(c.oid, 'pg_class') as about,
                               a.attname as name,
                               format_type(a.atttypid, a.atttypmod) as type,
                               col_description(c.oid, a.attnum) as comment,
                               row_number() over (partition by c.oid order by a.attnum) = 1
                                 as first
                          from pg_class c
                          join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                                             and not a.attisdropped
                         where n.nspname in ('clientele', 'bi') and c.relkind in ('r', 'v')
                           and c.relname <> 'flyway_schema_history'
                         order by n.nspname collate "C", c.relname collate "C", a.attnum
                        """)
                    .map(org.jdbi.v3.core.mapper.reflect.ConstructorMapper.of(Column.class))
                    .list());
  }

  private static String body(List<Column> columns) {
    StringBuilder page = new StringBuilder();
    for (Column column : columns) {
      if (column.first()) {
        page.append("\n## ").append(column.relation()).append("\n\n").append(column.about());
        page.append("\n\n| column | type | meaning |\n| --- | --- | --- |\n");
      }
      page.append("| ").append(column.name()).append(" | ").append(column.type()).append(" | ");
      page.append(column.comment().replace("|", "\\|")).append(" |\n");
    }
    return page.toString();
  }
}
