package clientele.steps.segments;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.publish.PublishTables;
import clientele.steps.settings.MatchSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.CustomerCluster;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentEvent;
import clientele.steps.table.segment.SegmentJoin;
import clientele.steps.table.segment.SegmentModel;
import clientele.steps.table.segment.SegmentTrust;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Segments from month to month on a real server, and the sums every view of them must keep. */
@ExtendWith(PostgresExtension.class)
class SegmentHistoryTest {

  @Test
  void ids_last_whatever_the_clusters_are_called(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, run(1, 1), customers(0, 1, 2));
    close(warehouse, run(2, 1), customers(2, 0, 1));
    assertThat(ids(warehouse, run(2, 1))).isEqualTo(Map.of(-1, -1, 2, 1, 0, 2, 1, 3));
    assertThat(warehouse.rows(run(2, 1), Tables.SEGMENT_EVENT))
        .extracting(SegmentEvent::event)
        .containsOnly("continued");
  }

  @Test
  void months_closed_after_a_later_one_and_that_issued_again_are_the_history_of_months_in_order(
      TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, run(3, 1), customers(0, 1, 2));
    List<Segment> first = warehouse.rows(run(3, 1), Tables.SEGMENT);
    for (RunId id : List.of(run(1, 1), run(2, 1), run(3, 2))) {
      close(warehouse, id, customers(0, 1, 2));
      assertThat(ids(warehouse, id)).isEqualTo(Map.of(-1, -1, 0, 4, 1, 5, 2, 6));
    }
    assertThat(warehouse.rows(run(1, 1), Tables.SEGMENT_EVENT))
        .extracting(SegmentEvent::event, SegmentEvent::comparedMonth)
        .containsOnly(org.assertj.core.groups.Tuple.tuple("born", null));
    assertThat(warehouse.rows(run(3, 2), Tables.SEGMENT_EVENT))
        .extracting(SegmentEvent::event)
        .containsOnly("continued");
    assertThat(warehouse.rows(run(3, 1), Tables.SEGMENT)).isEqualTo(first);
  }

  @Test
  void a_revision_keeps_the_ids_of_the_issue_before(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, run(1, 1), customers(0, 1, 2));
    close(warehouse, run(1, 2), customers(2, 1, 0));
    assertThat(ids(warehouse, run(1, 2))).isEqualTo(Map.of(-1, -1, 2, 1, 1, 2, 0, 3));
  }

  @Test
  void an_id_that_is_gone_is_not_given_to_another(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, run(1, 1), customers(0, 1, 2));
    close(warehouse, run(2, 1), customers(0, 1, 1));
    Map<String, Integer> others = customers(0, 1, 1);
    for (int i = 500; i < 540; i++) {
      others.put("c" + i, 2);
    }
    close(warehouse, run(3, 1), others);
    assertThat(ids(warehouse, run(2, 1)).values()).doesNotContain(4).hasSize(3);
    assertThat(lines(warehouse, run(3, 1))).contains("4 born").hasSize(3);
  }

  @Test
  void a_segment_that_comes_back_bears_its_old_id(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, run(1, 1), customers(0, 1, 2));
    close(warehouse, run(2, 1), customers(0, 1, 1));
    close(warehouse, run(3, 1), customers(2, 1, 0));
    assertThat(lines(warehouse, run(2, 1))).contains("3 merged 2");
    assertThat(lines(warehouse, run(3, 1)))
        .containsExactly("1 continued", "2 continued", "3 returned");
  }

  @Test
  void a_kept_model_moves_only_customers_who_have_changed_whatever_the_clusters_say(
      TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, run(1, 1), customers(0, 1, 2));
    Map<String, Integer> moved = customers(0, 1, 2);
    moved.put("c000", 2);
    SegmentMonth.write(warehouse, run(2, 1), moved);
    List<CustomerCluster> shuffled =
        warehouse.rows(run(2, 1), Tables.CUSTOMER_CLUSTER).stream()
            .map(
                c ->
                    new CustomerCluster(
                        c.algorithm(), c.customerId(), c.customerId().hashCode() & 1, 1))
            .toList();
    warehouse.replace(run(2, 1), Tables.CUSTOMER_CLUSTER, shuffled);
    SegmentMonth.segment(warehouse, run(2, 1), MatchSettings.DEFAULT);
    Map<String, Integer> before = segments(warehouse, run(1, 1));
    Map<String, Integer> after = segments(warehouse, run(2, 1));
    assertThat(after.get("c000")).isEqualTo(before.get("c100")).isNotEqualTo(before.get("c000"));
    before.remove("c000");
    after.remove("c000");
    assertThat(after).isEqualTo(before);
    SegmentModel model = warehouse.rows(run(2, 1), Tables.SEGMENT_MODEL).get(0);
    assertThat(model.anchorMonth()).isEqualTo(LocalDate.of(2011, 1, 1));
    assertThat(model.fidelity()).isGreaterThan(0.9);
    assertThat(model.agreement()).isLessThan(0.5);
    assertThat(jaccards(warehouse, run(1, 1))).as("the clusters'").containsExactly(0.9, 0.7, 0.5);
    assertThat(jaccards(warehouse, run(2, 1)))
        .as("as published now, whatever the anchor's clusters had")
        .hasSize(3)
        .allMatch(jaccard -> jaccard > 0.9);
  }

  @Test
  void a_model_is_learnt_anew_when_customers_have_drifted(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, run(1, 1), customers(0, 1, 2));
    SegmentMonth.write(warehouse, run(2, 1), customers(0, 0, 0));
    SegmentMonth.segment(warehouse, run(2, 1), MatchSettings.DEFAULT);
    SegmentModel model = warehouse.rows(run(2, 1), Tables.SEGMENT_MODEL).get(0);
    assertThat(model.anchorMonth()).isEqualTo(LocalDate.of(2011, 2, 1));
    assertThat(model.reason()).startsWith("learnt anew: customers have drifted [");
  }

  @Test
  void a_remnant_joins_the_segment_most_like_it_and_no_id_vanishes_without_a_word(
      TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    close(warehouse, run(1, 1), customers(0, 1, 2));
    Map<String, Integer> emptied = customers(0, 1, 2);
    for (int i = 41; i < 80; i++) {
      emptied.put("c%03d".formatted(i), 2);
    }
    SegmentMonth.write(warehouse, run(2, 1), emptied);
    MatchSettings kept = new MatchSettings(0.7, 0.3, 0.1, 0.05, 10, 12, 13, true, 10, 0.005);
    publish(warehouse, run(2, 1), kept);
    assertThat(lines(warehouse, run(2, 1)))
        .containsExactly("1 continued", "2 merged 3", "3 continued");
    assertThat(warehouse.rows(run(2, 1), Tables.SEGMENT_JOIN))
        .containsExactly(new SegmentJoin(2, 3, SegmentJoin.SMALL, 1));
    assertThat(segments(warehouse, run(2, 1))).containsEntry("c040", 3).doesNotContainValue(2);
    for (int i = 41; i < 56; i++) {
      emptied.put("c%03d".formatted(i), 1);
    }
    SegmentMonth.write(warehouse, run(3, 1), emptied);
    publish(warehouse, run(3, 1), kept);
    assertThat(segments(warehouse, run(3, 1))).as("16 are not yet 20").doesNotContainValue(2);
    SegmentMonth.write(warehouse, run(4, 1), customers(0, 1, 2));
    publish(warehouse, run(4, 1), kept);
    assertThat(lines(warehouse, run(4, 1)))
        .containsExactly("1 continued", "2 returned", "3 continued");
    assertThat(warehouse.rows(run(4, 1), Tables.SEGMENT_JOIN)).isEmpty();
  }

  @Test
  void a_month_that_is_not_trusted_teaches_no_other(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    verdict(warehouse, run(1, 1), false);
    SegmentMonth.write(warehouse, run(1, 1), customers(0, 1, 2));
    publish(warehouse, run(1, 1), MatchSettings.DEFAULT);
    SegmentMonth.write(warehouse, run(2, 1), customers(0, 1, 2));
    publish(warehouse, run(2, 1), MatchSettings.DEFAULT);
    assertThat(warehouse.rows(run(2, 1), Tables.SEGMENT_MODEL).get(0).reason())
        .isEqualTo("learnt anew: the clusters of 2011-01 could not be trusted");
    verdict(warehouse, run(3, 1), false);
    SegmentMonth.write(warehouse, run(3, 1), customers(0, 1, 2));
    publish(warehouse, run(3, 1), MatchSettings.DEFAULT);
    SegmentMonth.write(warehouse, run(4, 1), customers(0, 1, 2));
    publish(warehouse, run(4, 1), MatchSettings.DEFAULT);
    for (int month : new int[] {3, 4}) {
      assertThat(warehouse.rows(run(month, 1), Tables.SEGMENT_MODEL).get(0).anchorMonth())
          .as("a good model is kept past a bad month")
          .isEqualTo(LocalDate.of(2011, 2, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 6, 7, 8})
  void random_months_keep_every_sum(long seed, TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    Random random = new Random(seed);
    for (int month : new int[] {4, 1, 3, 6, 5}) {
      Map<String, Integer> customers = new TreeMap<>();
      for (int i = 0; i < 300; i++) {
        if (random.nextInt(4) > 0) {
          int home = random.nextInt(5) == 0 ? random.nextInt(4) - 1 : i % 3;
          customers.put("c%03d".formatted(i), home);
        }
      }
      close(warehouse, run(month, 1), customers, random.nextLong());
    }
    for (SegmentSums check : SegmentSums.values()) {
      assertThat(strings(database, check.sql())).as(check.name()).isEmpty();
    }
    close(warehouse, run(4, 2), customers(1, 0, 2), random.nextLong());
    for (SegmentSums check : SegmentSums.values()) {
      // the ledgers of later months tell of the issue of April they were closed after
      if (check != SegmentSums.CONTINUED_MEANS_IT_WAS_THERE
          && check != SegmentSums.NO_ID_VANISHES_WITHOUT_AN_EVENT) {
        assertThat(strings(database, check.sql())).as(check.name()).isEmpty();
      }
    }
    assertThat(strings(database, "select count(*)::text from bi.revenue_bridge").get(0))
        .isNotEqualTo("0");
  }

  private static void close(Warehouse warehouse, RunId id, Map<String, Integer> customers) {
    close(warehouse, id, customers, 0);
  }

  private static void close(
      Warehouse warehouse, RunId id, Map<String, Integer> customers, long salt) {
    SegmentMonth.write(warehouse, id, customers, salt);
    SegmentMonth.segment(warehouse, id);
    new PublishTables(warehouse).run(SegmentMonth.context(id));
  }

  private static void publish(Warehouse warehouse, RunId id, MatchSettings settings) {
    SegmentMonth.segment(warehouse, id, settings);
    new PublishTables(warehouse).run(SegmentMonth.context(id));
  }

  private static void verdict(Warehouse warehouse, RunId id, boolean trustworthy) {
    warehouse.replace(
        id,
        Tables.MONTH_VERDICT,
        List.of(new MonthVerdict(trustworthy, "dbscan", "", "", 0.5, false, 0, 0, 0)));
  }

  private static Map<String, Integer> segments(Warehouse warehouse, RunId id) {
    Map<String, Integer> segments = new TreeMap<>();
    warehouse
        .rows(id, Tables.CUSTOMER_SEGMENT)
        .forEach(c -> segments.put(c.customerId(), c.segmentId()));
    return segments;
  }

  private static List<Double> jaccards(Warehouse warehouse, RunId id) {
    return warehouse.rows(id, Tables.SEGMENT_TRUST).stream().map(SegmentTrust::jaccard).toList();
  }

  private static RunId run(int month, int revision) {
    return new RunId(YearMonth.of(2011, month), revision);
  }

  private static Map<Integer, Integer> ids(Warehouse warehouse, RunId id) {
    Map<Integer, Integer> ids = new TreeMap<>();
    warehouse.rows(id, Tables.SEGMENT).forEach(s -> ids.put(s.cluster(), s.segmentId()));
    return ids;
  }

  private static List<String> lines(Warehouse warehouse, RunId id) {
    return warehouse.rows(id, Tables.SEGMENT_EVENT).stream()
        .map(
            e ->
                e.segmentId()
                    + " "
                    + e.event()
                    + (e.otherSegmentId() == null ? "" : " " + e.otherSegmentId()))
        .toList();
  }

  /** 40 customers each in the three clusters named, 10 in none. */
  private static Map<String, Integer> customers(int first, int second, int third) {
    int[] clusters = {first, second, third};
    Map<String, Integer> customers = new TreeMap<>();
    for (int i = 0; i < 130; i++) {
      customers.put("c%03d".formatted(i), i < 120 ? clusters[i / 40] : -1);
    }
    return customers;
  }

  private static List<String> strings(TestDatabase database, String query) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).list());
  }
}
