package clientele.steps.publish.hypothesis;

import static clientele.steps.publish.PublishStepsTest.close;
import static clientele.steps.publish.PublishStepsTest.customers;
import static clientele.steps.publish.PublishStepsTest.publish;
import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.reader.ReaderQuestions;
import clientele.steps.dag.RunId;
import clientele.steps.port.Questions;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.SegmentMonth;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.settings.SegmentSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.publish.Hypothesis;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Standing checks on a real server, the owner's own as the reader of dashboards. */
@ExtendWith(PostgresExtension.class)
class TestHypothesesTest {
  private static final RunId NOVEMBER = new RunId(YearMonth.of(2011, 11), 1);

  private static final Map<String, String> OWN =
      Map.of(
          "a_share",
          "select avg(segment_id)::numeric as effect, count(*) as sample,"
              + " max(month) = :month::date as holds, 'as of ' || :month as result"
              + " from customer_segment where month = :month -- all of them",
          "b_secret",
          "select 1 as effect, count(*) as sample from clientele.customer_segment",
          "c_write",
          "delete from bi.customer_segment",
          "d_many",
          "select 1 as effect, 1 as sample from generate_series(1, 2)",
          "e_two",
          "select 1 as effect, 1 as sample; drop table clientele.run");

  @Test
  void the_owners_sql_sees_the_published_month_and_can_change_nothing(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, NOVEMBER, customers(130));
    publish(warehouse, NOVEMBER);
    Questions questions = new ReaderQuestions(database.address(), Duration.ofSeconds(10));
    new TestHypotheses(warehouse, questions, settings(OWN)).run(SegmentMonth.context(NOVEMBER));
    List<Hypothesis> rows = warehouse.rows(NOVEMBER, Tables.HYPOTHESIS);
    assertThat(rows)
        .filteredOn(Hypothesis::own)
        .extracting(Hypothesis::verdict)
        .containsExactly("holds", "not answered", "not answered", "not answered", "not answered");
    assertThat(rows.get(0).sample()).isEqualTo(130);
    assertThat(rows.get(0).result()).isEqualTo("as of 2011-11-01");
    assertThat(rows)
        .filteredOn(row -> row.name().equals("b_secret"))
        .allMatch(row -> row.result().contains("permission denied"));
    List<String> seen =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select verdict from bi.hypothesis where own order by name")
                        .mapTo(String.class)
                        .list());
    assertThat(seen).hasSize(5);
  }

  @Test
  void the_best_segment_is_the_insiders_and_every_check_has_effect_and_sample(
      TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, NOVEMBER, customers(130));
    publish(warehouse, NOVEMBER);
    new TestHypotheses(warehouse, (select, month) -> Map.of(), settings(Map.of()))
        .run(SegmentMonth.context(NOVEMBER));
    List<Hypothesis> rows = warehouse.rows(NOVEMBER, Tables.HYPOTHESIS);
    assertThat(rows)
        .extracting(Hypothesis::name)
        .containsExactly("best_bring_half", "first_half_brings_more", "larger_orders_return_less");
    assertThat(rows.get(0).verdict()).isEqualTo(Hypothesis.HOLDS);
    assertThat(rows.get(0).result()).startsWith("Insiders are 31% of the customers and bring 9");
    assertThat(rows).allMatch(row -> row.effect() != null && row.effectLow() != null);
  }

  private static PipelineSettings settings(Map<String, String> hypotheses) {
    PipelineSettings usual = PipelineSettings.DEFAULT;
    return new PipelineSettings(
        usual.windowMonths(),
        usual.seed(),
        usual.currency(),
        usual.maxRejectedShare(),
        usual.filter(),
        usual.embed(),
        usual.cluster(),
        usual.match(),
        new SegmentSettings(Map.of(), Map.of(), Map.of(), hypotheses));
  }
}
