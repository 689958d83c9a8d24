package clientele.steps.segments.explain;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.explain.RuleTree;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.segments.facts.Groups;
import clientele.steps.segments.rule.RuleFinder;
import clientele.steps.segments.rule.RuleWords;
import clientele.steps.settings.FigureFormat;
import clientele.steps.table.explain.SegmentProfile;
import clientele.steps.table.explain.SegmentRule;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentTrust;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Profiles and rules from known figures. */
class SegmentProfilesTest {
  private static final FigureFormat POUNDS = new FigureFormat("GBP");

  @Test
  void money_stays_exact_and_medians_are_of_type_seven() {
    Groups groups =
        Groups.of(customers(5), Map.of("0", 101, "1", 101, "2", -1, "3", 101, "4", 101));
    List<SegmentProfile> profiles =
        new SegmentProfiles(
                groups,
                Map.of(101, new BigDecimal("0.3000001"), -1, new BigDecimal("0.1000000")),
                new SegmentDescription(POUNDS, 12))
            .draw(
                List.of(
                    new Segment(-1, -1, "Unassigned", "Unassigned", true),
                    new Segment(101, 0, "Insiders", "Insiders", false)),
                Map.of(101, new SegmentTrust(101, 4, 0.5, 0.9, 0.1, 5, 4, "high")));
    SegmentProfile insiders = profiles.get(1);
    assertThat(insiders.customers()).isEqualTo(4);
    assertThat(insiders.customerShare()).isEqualByComparingTo("0.8");
    assertThat(insiders.revenue()).isEqualTo(new BigDecimal("0.3000001"));
    assertThat(insiders.revenueShare()).isEqualTo(new BigDecimal("0.7500001"));
    assertThat(insiders.medianRecencyDays()).isEqualTo(2.0);
    assertThat(insiders.trust()).isEqualTo("high");
    assertThat(profiles.get(0).trust()).isEqualTo("weak");
    assertThat(profiles.get(0).silhouette()).isNull();
  }

  @Test
  void a_month_of_no_money_has_shares_of_zero() {
    Groups groups = Groups.of(customers(1), Map.of("0", -1));
    List<SegmentProfile> profiles =
        new SegmentProfiles(groups, Map.of(-1, BigDecimal.ZERO), new SegmentDescription(POUNDS, 12))
            .draw(List.of(new Segment(-1, -1, "Unassigned", "Unassigned", true)), Map.of());
    assertThat(profiles.get(0).revenueShare()).isEqualByComparingTo("0");
  }

  @Test
  void a_segment_that_one_figure_tells_apart_gets_that_figure_as_its_rule() {
    CustomerMatrix customers = customers(200);
    Map<String, Integer> segmentOf =
        customers.ids().stream()
            .collect(Collectors.toMap(id -> id, id -> Integer.parseInt(id) < 100 ? 801 : -1));
    Groups groups = Groups.of(customers, segmentOf);
    List<SegmentRule> rules =
        new RuleFinder(RuleTree.of(1), new RuleWords(POUNDS, 12))
            .find(customers, groups.rows(), Map.of())
            .rules();
    assertThat(rules).extracting(SegmentRule::segmentId).containsExactly(801);
    assertThat(rules.get(0).rule()).contains("last ordered within");
    assertThat(rules.get(0).fidelity()).isGreaterThan(0.95);
  }

  /** Customers "0", "1" … with recency = their number, all else 1. */
  private static CustomerMatrix customers(int n) {
    List<String> ids = IntStream.range(0, n).mapToObj(Integer::toString).sorted().toList();
    double[][] rows = new double[n][RuleWords.FEATURES.size()];
    for (int i = 0; i < n; i++) {
      java.util.Arrays.fill(rows[i], 1);
      rows[i][0] = Integer.parseInt(ids.get(i));
    }
    return new CustomerMatrix(ids, RuleWords.FEATURES, Matrix.of(rows));
  }
}
