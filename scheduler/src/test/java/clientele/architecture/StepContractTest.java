package clientele.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.charts.BarCharts;
import clientele.infra.config.Config;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.warehouse.RecordColumns;
import clientele.infra.mail.FolderMailer;
import clientele.infra.source.CsvFormat;
import clientele.infra.source.CsvTransactionSource;
import clientele.steps.MonthlyDag;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.manifold.umapjava.UmapJavaProjection;
import clientele.steps.dag.Dag;
import clientele.steps.dag.Step;
import clientele.steps.publish.mail.Post;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What every step and every table must keep to; a new one is picked up by itself. */
@ExtendWith(PostgresExtension.class)
class StepContractTest {

  private static Dag dag(TestDatabase database) {
    return MonthlyDag.of(
        new MonthlyDag.Parts(
            database.warehouse(),
            new CsvTransactionSource(Path.of("none"), CsvFormat.DEFAULT),
            "hash",
            new UmapJavaProjection(UmapParams.DEFAULT),
            new BarCharts(),
            new Post(
                new FolderMailer(Path.of("none"), "a@localhost"), database.database().mailLedger()),
            List.of(),
            Optional.empty(),
            (select, month) -> Map.of(),
            Config.DEFAULT.pipeline(),
            Config.DEFAULT.gates(),
            1));
  }

  @Test
  void a_step_is_named_after_its_class(TestDatabase database) {
    for (Step step : dag(database).inOrder()) {
      String snake =
          step.getClass()
              .getSimpleName()
              .replaceAll("(?<=.)([A-Z])", "_$1")
              .toLowerCase(Locale.ROOT);
      assertThat(step.name()).isEqualTo(snake);
    }
  }

  @Test
  void every_table_of_the_catalogue_is_written_by_exactly_one_step(TestDatabase database) {
    Set<Table<?>> written = new HashSet<>();
    dag(database).inOrder().forEach(step -> written.addAll(step.writes()));
    assertThat(written).containsExactlyInAnyOrderElementsOf(Tables.ALL);
  }

  @Test
  void a_row_type_has_the_columns_of_its_table(TestDatabase database) {
    for (Table<?> table : Tables.ALL) {
      List<String> components = RecordColumns.of(table.row()).names();
      List<String> columns =
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "select column_name from information_schema.columns"
                                  + " where table_schema = 'clientele' and table_name = :name"
                                  + " and column_name not in ('month', 'revision')"
                                  + " and (column_default is null or table_name = 'customer_feature')"
                                  + " order by ordinal_position")
                          .bind("name", table.name())
                          .mapTo(String.class)
                          .list());
      assertThat(components).as(table.name()).containsExactlyInAnyOrderElementsOf(columns);
    }
  }

  @Test
  void every_table_view_and_column_has_a_comment(TestDatabase database) {
    List<String> silent =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select n.nspname || '.' || c.relname || coalesce('.' || a.attname, '')
                              from pg_class c
                              join pg_namespace n on n.oid = c.relnamespace
                              left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                                                      and not a.attisdropped
                             where n.nspname in ('clientele', 'bi') and c.relkind in ('r', 'v')
                               and c.relname <> 'schema_history'
                               and (col_description(c.oid, a.attnum) is null
                                    or obj_description(c.oid, 'pg_class') is null)
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(silent).isEmpty();
  }

  @Test
  void every_script_begins_by_saying_what_it_gives() throws IOException {
    for (String folder : List.of("ingest", "features", "segments", "publish", "status")) {
      try (Stream<Path> files = Files.list(Path.of("../sql").resolve(folder))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".sql")).toList()) {
          String head =
              Files.readAllLines(file).stream()
                  .takeWhile(line -> line.startsWith("--"))
                  .collect(Collectors.joining(" "))
                  .toLowerCase(Locale.ROOT);
          assertThat(head)
              .as(file.toString())
              .containsAnyOf("one row per", "removes", "deletes", "planner");
        }
      }
    }
  }

  @Test
  void a_reader_of_bi_sees_nothing_else(TestDatabase database) {
    List<String> readable =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select n.nspname || '.' || c.relname
                              from pg_class c join pg_namespace n on n.oid = c.relnamespace
                             where n.nspname not in ('bi', 'pg_catalog', 'information_schema')
                               and n.nspname not like 'pg\\_toast%'
                               and c.relkind in ('r', 'v', 'm', 'p')
                               and has_schema_privilege('bi_reader', n.oid, 'usage')
                               and has_table_privilege('bi_reader', c.oid, 'select')
                            """)
                        .mapTo(String.class)
                        .list());
    assertThat(readable).isEmpty();
  }
}
