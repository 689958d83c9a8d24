package clientele.steps.segments.match;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.segment.SegmentJoin;
import clientele.steps.table.segment.SegmentModelRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Old rules asked of today's customers, who were silent for 0, 1, … 99 days. */
@Timeout(20)
class RuleHeirsTest {
  private static final int CUSTOMERS = 100;

  /** Segment 4: up to 49 days, segment 9: 50 to 79, segment 2: longer. */
  private static final List<SegmentModelRule> OLD =
      List.of(
          rule(0, 1, 4, "at most", 49),
          rule(1, 1, 9, "above", 49),
          rule(1, 2, 9, "at most", 79),
          rule(2, 1, 2, "above", 79));

  @Test
  void a_group_is_the_segment_whose_rule_takes_in_most_of_the_same_customers() {
    assertThat(heirs(List.of(), days -> days <= 45 ? 0 : days <= 70 ? 1 : 2))
        .isEqualTo(Map.of(0, 4, 1, 9, 2, 2));
  }

  @Test
  void of_two_halves_one_is_the_segment_and_the_other_nobody() {
    assertThat(heirs(List.of(), days -> days <= 29 ? 0 : days <= 49 ? 1 : days <= 79 ? 2 : 3))
        .isEqualTo(Map.of(0, 4, 2, 9, 3, 2));
  }

  @Test
  void who_shares_less_than_a_fifth_is_another() {
    assertThat(heirs(List.of(), days -> days % 10)).isEmpty();
  }

  @Test
  void what_did_not_stand_alone_counts_where_it_was_published() {
    List<SegmentJoin> joins = List.of(new SegmentJoin(2, 9, SegmentJoin.SMALL, 20));
    assertThat(heirs(joins, days -> days <= 49 ? 0 : 1)).isEqualTo(Map.of(0, 4, 1, 9));
  }

  @Test
  void customers_of_no_group_and_months_without_rules_have_no_heirs() {
    assertThat(heirs(List.of(), days -> -1)).isEmpty();
    assertThat(RuleHeirs.of(List.of(), List.of(), customers(), Map.of())).isEmpty();
  }

  private static Map<Integer, Integer> heirs(List<SegmentJoin> joins, IntUnaryOperator group) {
    Map<String, Integer> groupOf = new HashMap<>();
    IntStream.range(0, CUSTOMERS).forEach(i -> groupOf.put("c" + i, group.applyAsInt(i)));
    return RuleHeirs.of(OLD, joins, customers(), groupOf);
  }

  private static CustomerMatrix customers() {
    List<String> columns = FeatureCatalogue.figures();
    double[] values = new double[CUSTOMERS * columns.size()];
    for (int i = 0; i < CUSTOMERS; i++) {
      values[i * columns.size() + columns.indexOf("recency_days")] = i;
    }
    return new CustomerMatrix(
        IntStream.range(0, CUSTOMERS).mapToObj(i -> "c" + i).toList(),
        columns,
        Matrix.of(CUSTOMERS, columns.size(), values));
  }

  private static SegmentModelRule rule(
      int no, int condition, int segment, String comparison, double threshold) {
    return new SegmentModelRule(
        no, condition, segment, "recency_days", comparison, threshold, false);
  }
}
