package clientele.steps.publish;

import static clientele.steps.publish.PublishStepsTest.close;
import static clientele.steps.publish.PublishStepsTest.customers;
import static clientele.steps.publish.PublishStepsTest.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal.RunOpening;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Tables;
import clientele.steps.table.line.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The promise to dashboards. */
@ExtendWith(PostgresExtension.class)
class BiViewsTest {

  @Test
  void a_customers_way_is_told_over_the_published_months_in_whatever_order_they_came(
      TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    // the fourth month is never published; the customer is away in the fifth
    Map<String, Integer> all = customers(130);
    Map<String, Integer> changed = customers(130);
    changed.put("c000", 2);
    Map<String, Integer> without = customers(130);
    without.remove("c000");
    month(warehouse, 6, changed, true);
    month(warehouse, 1, all, true);
    month(warehouse, 3, changed, true);
    month(warehouse, 5, without, true);
    month(warehouse, 4, all, false);
    month(warehouse, 2, all, true);
    assertThat(
            strings(
                database,
                """
                select concat_ws(' ', to_char(month, 'MM'), segment_id,
                  coalesce(previous_segment_id::text, '-'), to_char(since_month, 'MM'))
                from bi.customer_segment where customer_id = 'c000' order by month
                """))
        .containsExactly("01 4 - 01", "02 4 4 01", "03 6 4 03", "06 3 - 06");
  }

  @Test
  void every_view_and_every_column_says_what_it_is(TestDatabase database) {
    assertThat(
            strings(
                database,
                """
                select c.relname || coalesce('.' || a.attname, '')
                from pg_class c
                left join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                where c.relnamespace = 'bi'::regnamespace
                  and (obj_description(c.oid) is null or col_description(c.oid, a.attnum) is null)
                order by 1
                """))
        .isEmpty();
    assertThat(
            strings(database, "select viewname from pg_views where schemaname = 'bi' order by 1"))
        .contains(
            "customer_feature",
            "customer_segment",
            "data_quality",
            "run",
            "run_step",
            "segment_lever",
            "segment_month");
  }

  @Test
  void the_reader_reads_bi_and_nothing_else(TestDatabase database) {
    Jdbi reader = Jdbi.create(database.readerAddress().url(), database.readerAddress().login());
    List<Long> count =
        reader.withHandle(
            h -> h.createQuery("select count(*) from bi.run_step").mapTo(Long.class).list());
    assertThat(count).containsExactly(0L);
    for (String forbidden :
        List.of(
            "select count(*) from clientele.customer_segment",
            "select count(*) from clientele.published_run",
            "delete from bi.run_step",
            "create view bi.mine as select 1")) {
      assertThatThrownBy(
              () ->
                  reader.useHandle(
                      h -> {
                        h.execute("set session characteristics as transaction read write");
                        h.execute(forbidden);
                      }))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void a_run_shows_the_hash_over_its_files_in_the_order_of_their_names(TestDatabase database)
      throws Exception {
    RunId id = new RunId(YearMonth.of(2011, 11), 1);
    database.journal().open(new RunOpening(id, 42, "", "settings", "0.1", "test"), Instant.EPOCH);
    String hash = "select coalesce(source_sha256, 'none') from bi.run";
    assertThat(strings(database, hash)).containsExactly("none");
    database
        .warehouse()
        .replace(
            id,
            Tables.SOURCE_FILE,
            List.of(
                new SourceFile(0, "b.csv", "22", 1, 1, 1, 0, ""),
                new SourceFile(1, "a.csv", "11", 1, 1, 1, 0, "")));
    byte[] expected =
        MessageDigest.getInstance("SHA-256").digest("11\n22".getBytes(StandardCharsets.UTF_8));
    assertThat(strings(database, hash)).containsExactly(HexFormat.of().formatHex(expected));
    assertThat(strings(database, "select is_shown::text from bi.run")).containsExactly("false");
  }

  @Test
  void money_is_rounded_to_two_decimals(TestDatabase database) {
    month(database.warehouse(), 11, customers(130), true);
    assertThat(
            strings(
                database,
                """
                select distinct scale(x)::text from (
                  select monetary as x from bi.customer_segment
                  union all select revenue from bi.segment_month
                  union all select revenue from bi.data_quality
                  union all select monetary from bi.customer_feature
                  union all select effect_per_month from bi.segment_lever) money
                """))
        .containsExactly("2");
  }

  private static void month(
      Warehouse warehouse, int month, Map<String, Integer> customers, boolean published) {
    RunId id = new RunId(YearMonth.of(2011, month), 1);
    close(warehouse, id, customers);
    if (published) {
      publish(warehouse, id);
    }
  }

  private static List<String> strings(TestDatabase database, String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }
}
