package clientele.steps.segments.naming;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.facts.Manner;
import clientele.steps.segments.facts.Standing;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups of too few customers and whom they join. */
class SmallGroupsTest {
  private static final Standing BEST = new Standing(.9, .9, .9, .9);
  private static final Standing CHURNED = new Standing(.05, .2, .2, .3);
  private static final Standing HIBERNATING = new Standing(.16, .2, .2, .3);

  @Test
  void a_small_group_joins_its_persona_even_where_another_profile_is_nearer() {
    List<ClusterFacts> groups =
        List.of(
            group(1, BEST),
            group(2, new Standing(.01, .05, .05, .1)),
            group(3, new Standing(.14, .2, .2, .3)),
            group(4, HIBERNATING));
    assertThat(SmallGroups.joins(groups, Map.of(1, 50, 2, 40, 3, 1, 4, 60), group -> 10))
        .containsExactly(Map.entry(3, 2));
  }

  @Test
  void without_a_group_of_its_persona_it_joins_the_nearest() {
    List<ClusterFacts> groups = List.of(group(1, BEST), group(2, HIBERNATING), group(3, CHURNED));
    assertThat(SmallGroups.joins(groups, Map.of(1, 50, 2, 40, 3, 9), group -> 10))
        .containsExactly(Map.entry(3, 2));
  }

  @Test
  void noise_neither_joins_nor_is_joined() {
    List<ClusterFacts> groups = List.of(group(-1, CHURNED), group(1, BEST), group(2, CHURNED));
    assertThat(SmallGroups.joins(groups, Map.of(-1, 3, 1, 50, 2, 3), group -> 10))
        .containsExactly(Map.entry(2, 1));
  }

  @Test
  void who_was_small_before_needs_more_to_stand_alone_again() {
    List<ClusterFacts> groups = List.of(group(1, BEST), group(2, CHURNED));
    Map<Integer, Integer> sizes = Map.of(1, 50, 2, 15);
    assertThat(SmallGroups.joins(groups, sizes, group -> 10)).isEmpty();
    assertThat(SmallGroups.joins(groups, sizes, group -> group == 2 ? 20 : 10))
        .containsExactly(Map.entry(2, 1));
  }

  @Test
  void one_group_is_left_however_few_customers_there_are() {
    List<ClusterFacts> groups = List.of(group(1, BEST), group(2, CHURNED), group(3, HIBERNATING));
    assertThat(SmallGroups.joins(groups, Map.of(1, 3, 2, 1, 3, 2), group -> 10)).hasSize(2);
  }

  @Test
  void whatever_the_groups_nobody_joins_who_has_joined_and_all_left_are_large_enough() {
    Random random = new Random(3);
    for (int trial = 0; trial < 500; trial++) {
      List<ClusterFacts> groups =
          IntStream.range(0, 1 + random.nextInt(12))
              .mapToObj(
                  id ->
                      group(
                          id,
                          new Standing(
                              random.nextDouble(),
                              random.nextDouble(),
                              random.nextDouble(),
                              random.nextDouble())))
              .toList();
      Map<Integer, Integer> sizes = new HashMap<>();
      groups.forEach(g -> sizes.put(g.cluster(), 1 + random.nextInt(30)));
      SortedMap<Integer, Integer> joins = SmallGroups.joins(groups, sizes, group -> 10);
      assertThat(joins.values()).noneMatch(joins::containsKey);
      Map<Integer, Integer> after = new HashMap<>();
      sizes.forEach((g, n) -> after.merge(joins.getOrDefault(g, g), n, Integer::sum));
      if (after.size() > 1) {
        assertThat(after.values()).allMatch(n -> n >= 10);
      }
    }
  }

  private static ClusterFacts group(int id, Standing standing) {
    return new ClusterFacts(id, BigDecimal.ONE, standing, Manner.ANY);
  }
}
