package clientele.steps.publish;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.upkeep.ErasureStore;
import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sums of who went where, kept when a month is published, in whatever order months come. */
@ExtendWith(PostgresExtension.class)
class SegmentMoveTest {
  private static final String MOVES = "select m::text from bi.segment_migration m order by 1";
  private static final String BRIDGE = "select b::text from bi.revenue_bridge b order by 1";

  /** Which run wrote the sums that are shown. */
  private static final String WRITERS =
      """
      select distinct m.month || '/' || m.revision || ' ' || m.now_month || ' ' || m.before_month
      from clientele.segment_move m
      join clientele.month_pair p
        on p.month = m.now_month and p.revision = m.now_revision
        and p.before_month = m.before_month and p.before_revision = m.before_revision
      order by 1
      """;

  private TestDatabase database;

  @BeforeEach
  void months_in_disorder(TestDatabase server) {
    database = server;
    issue(10, 1, 0);
    issue(12, 1, 7);
    issue(11, 1, 30);
    issue(12, 2, 45);
  }

  @Test
  void the_run_that_is_published_last_writes_the_sums_of_both_sides() {
    assertThat(strings(WRITERS))
        .containsExactly(
            "2011-11-01/1 2011-11-01 2011-10-01", "2011-12-01/2 2011-12-01 2011-11-01");
    assertThat(strings(MOVES)).isNotEmpty();
  }

  @Test
  void months_published_before_there_were_any_are_summed_by_the_migration() {
    List<String> bridge = strings(BRIDGE);
    List<String> moves = strings(MOVES);
    List<String> writers = strings(WRITERS);
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("delete from clientele.segment_move");
              assertThat(handle.execute(migration())).isEqualTo(moves.size());
            });
    assertThat(strings(BRIDGE)).isEqualTo(bridge);
    assertThat(strings(MOVES)).isEqualTo(moves);
    assertThat(strings(WRITERS)).isEqualTo(writers);
  }

  @Test
  void a_customer_who_is_forgotten_counts_on_in_sums_made_before_and_after() {
    List<String> moves = strings(MOVES);
    new ErasureStore(database.jdbi()).forget("c001", 0, List.of());
    assertThat(strings(MOVES)).isEqualTo(moves);
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("delete from clientele.segment_move");
              handle.execute(migration());
            });
    assertThat(strings(MOVES)).as("summed without their rows").isEqualTo(moves);
    PublishStepsTest.publish(database.warehouse(), new RunId(YearMonth.of(2011, 12), 2));
    assertThat(strings(MOVES)).as("and by a run published after it").isEqualTo(moves);
  }

  /** A month of 130 customers, of whom the first few are gone and some are where others were. */
  private void issue(int month, int revision, int gone) {
    Map<String, Integer> customers = new TreeMap<>(PublishStepsTest.customers(130));
    for (int i = 0; i < gone; i++) {
      customers.put("c%03d".formatted(40 + i), i % 3);
      customers.remove("c%03d".formatted(129 - i));
    }
    Warehouse warehouse = database.warehouse();
    RunId run = new RunId(YearMonth.of(2011, month), revision);
    PublishStepsTest.close(warehouse, run, customers);
    PublishStepsTest.publish(warehouse, run);
  }

  /** The last statement of the migration. */
  private static String migration() {
    try (InputStream file =
        SegmentMoveTest.class.getResourceAsStream(
            "/clientele/sql/migrations/V027__segment_move.sql")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(text.indexOf("with shown as"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> strings(String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }
}
