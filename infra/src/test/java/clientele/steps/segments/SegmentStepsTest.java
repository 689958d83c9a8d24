package clientele.steps.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.match.MatchSegments;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterGrade;
import clientele.steps.table.explain.SegmentProfile;
import clientele.steps.table.explain.SegmentRule;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.worth.SegmentLever;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From clusters to segments on a real server. */
@ExtendWith(PostgresExtension.class)
class SegmentStepsTest {
  private static final RunId RUN = new RunId(YearMonth.of(2011, 11), 1);

  @Test
  void clusters_become_named_segments_and_nobody_is_lost(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    SegmentMonth.write(warehouse, RUN, customers());
    StepResult result =
        new MatchSegments(warehouse, PipelineSettings.DEFAULT, 2).run(SegmentMonth.context(RUN));
    assertThat(warehouse.rows(RUN, Tables.SEGMENT))
        .containsExactly(
            new Segment(-1, -1, "Unassigned", "Unassigned", true),
            new Segment(1, 0, "Insiders", "Insiders", false),
            new Segment(2, 1, "Promising", "Promising", false),
            new Segment(3, 2, "Hibernating", "Hibernating", false));
    assertThat(warehouse.rows(RUN, Tables.CUSTOMER_SEGMENT))
        .extracting(CustomerSegment::customerId)
        .containsExactlyElementsOf(customers().keySet());
    assertThat(result.metrics())
        .containsEntry("segments", 3.0)
        .containsEntry("customers", 130.0)
        .containsEntry("unassigned", 10.0)
        .containsEntry("unknown_to_clustering", 0.0);
  }

  @Test
  void a_customer_the_clustering_forgot_is_unassigned(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    SegmentMonth.write(warehouse, RUN, customers());
    warehouse.replace(
        RUN,
        Tables.CUSTOMER_CLUSTER,
        warehouse.rows(RUN, Tables.CUSTOMER_CLUSTER).stream()
            .filter(row -> !row.customerId().equals("c000"))
            .toList());
    StepResult result =
        new MatchSegments(warehouse, PipelineSettings.DEFAULT, 2).run(SegmentMonth.context(RUN));
    assertThat(warehouse.rows(RUN, Tables.CUSTOMER_SEGMENT))
        .hasSize(130)
        .contains(new CustomerSegment("c000", -1, 0));
    assertThat(result.metrics()).containsEntry("unknown_to_clustering", 1.0);
  }

  @Test
  void without_a_chosen_clustering_there_are_no_segments(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    SegmentMonth.write(warehouse, RUN, customers());
    warehouse.replace(
        RUN,
        Tables.CLUSTER_GRADE,
        List.of(new ClusterGrade("dbscan", false, 3, 0, null, null, null, null, null, 0)));
    MatchSegments step = new MatchSegments(warehouse, PipelineSettings.DEFAULT, 2);
    assertThatThrownBy(() -> step.run(SegmentMonth.context(RUN)))
        .isInstanceOf(StepException.class)
        .extracting(e -> ((StepException) e).code())
        .isEqualTo(ErrorCode.INTERNAL);
  }

  @Test
  void profiles_add_up_to_the_month_to_the_last_decimal(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    SegmentMonth.write(warehouse, RUN, customers());
    SegmentMonth.segment(warehouse, RUN);
    List<SegmentProfile> profiles = warehouse.rows(RUN, Tables.SEGMENT_PROFILE);
    BigDecimal month =
        warehouse.rows(RUN, Tables.CUSTOMER_FEATURE).stream()
            .map(customer -> customer.figure("monetary"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum(profiles.stream().map(SegmentProfile::revenue).toList()))
        .isEqualByComparingTo(month);
    assertThat(sum(profiles.stream().map(SegmentProfile::customerShare).toList()))
        .isBetween(new BigDecimal("0.999999"), new BigDecimal("1.000001"));
    assertThat(profiles.stream().mapToLong(SegmentProfile::customers).sum()).isEqualTo(130);
    assertThat(profiles)
        .extracting(SegmentProfile::trust)
        .as("high takes a known next month")
        .containsExactly("weak", "fair", "fair", "weak");
  }

  @Test
  void rules_tell_the_segments_apart_and_noise_has_none(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    SegmentMonth.write(warehouse, RUN, customers());
    SegmentMonth.segment(warehouse, RUN);
    List<SegmentRule> rules = warehouse.rows(RUN, Tables.SEGMENT_RULE);
    assertThat(rules).extracting(SegmentRule::segmentId).containsExactly(1, 2, 3);
    assertThat(rules).allMatch(rule -> rule.fidelity() > 0.9);
  }

  @Test
  void every_segment_but_noise_has_levers_ranked_by_effect(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    SegmentMonth.write(warehouse, RUN, customers());
    SegmentMonth.segment(warehouse, RUN);
    List<SegmentLever> levers = warehouse.rows(RUN, Tables.SEGMENT_LEVER);
    assertThat(levers).extracting(SegmentLever::segmentId).contains(1, 2, 3).doesNotContain(-1);
    for (int i = 1; i < levers.size(); i++) {
      if (levers.get(i).priority() > 1) {
        assertThat(levers.get(i).effectPerMonth())
            .isLessThanOrEqualTo(levers.get(i - 1).effectPerMonth());
      }
    }
    assertThat(levers)
        .allMatch(l -> l.effectLow().compareTo(l.effectHigh()) <= 0 && l.priority() <= 3);
  }

  @Test
  void doing_it_twice_changes_nothing(TestDatabase database) {
    Warehouse warehouse = database.warehouse();
    SegmentMonth.write(warehouse, RUN, customers());
    SegmentMonth.segment(warehouse, RUN);
    List<List<?>> once = tables(warehouse);
    SegmentMonth.segment(warehouse, RUN);
    assertThat(tables(warehouse)).isEqualTo(once);
  }

  private static List<List<?>> tables(Warehouse warehouse) {
    return List.of(
        warehouse.rows(RUN, Tables.SEGMENT),
        warehouse.rows(RUN, Tables.CUSTOMER_SEGMENT),
        warehouse.rows(RUN, Tables.SEGMENT_PROFILE),
        warehouse.rows(RUN, Tables.SEGMENT_RULE),
        warehouse.rows(RUN, Tables.SEGMENT_LEVER));
  }

  /** 40 customers in each of three clusters, 10 in none. */
  private static Map<String, Integer> customers() {
    Map<String, Integer> customers = new TreeMap<>();
    for (int i = 0; i < 130; i++) {
      customers.put("c%03d".formatted(i), i < 120 ? i / 40 : -1);
    }
    return customers;
  }

  private static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
