package clientele.steps.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.dag.StepException;
import clientele.steps.segments.SegmentNaming.ClusterFacts;
import clientele.steps.table.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ids and names of a month. */
class SegmentNamingTest {
  private static final Standing BEST = new Standing(.9, .9, .9, .9);
  private static final Standing RECENT = new Standing(.9, .2, .2, .5);

  @Test
  void the_cluster_of_the_largest_revenue_bears_the_plain_name() {
    List<Segment> segments =
        SegmentNaming.name(
            List.of(facts(0, "100", RECENT), facts(1, "300", RECENT), facts(2, "50", BEST)));
    assertThat(segments)
        .containsExactly(
            new Segment(101, 2, "Insiders", "Insiders", false),
            new Segment(401, 1, "Promising", "Promising", false),
            new Segment(402, 0, "Promising 2", "Promising", false));
  }

  @Test
  void customers_of_no_cluster_are_unassigned_under_minus_one() {
    assertThat(SegmentNaming.name(List.of(facts(-1, "9", BEST))))
        .containsExactly(new Segment(-1, -1, "Unassigned", "Unassigned", true));
  }

  @Test
  void equal_revenue_is_decided_by_the_cluster_number() {
    assertThat(SegmentNaming.name(List.of(facts(1, "5.0", BEST), facts(0, "5", BEST))))
        .extracting(Segment::cluster)
        .containsExactly(0, 1);
  }

  @Test
  void ids_and_names_are_unique_and_do_not_depend_on_the_order_of_the_clusters() {
    Random random = new Random(7);
    List<ClusterFacts> facts =
        new ArrayList<>(
            IntStream.range(-1, 60)
                .mapToObj(
                    c ->
                        facts(
                            c,
                            Integer.toString(random.nextInt(20)),
                            new Standing(
                                random.nextDouble(),
                                random.nextDouble(),
                                random.nextDouble(),
                                random.nextDouble())))
                .toList());
    List<Segment> segments = SegmentNaming.name(facts);
    Collections.shuffle(facts, random);
    assertThat(SegmentNaming.name(facts)).isEqualTo(segments).hasSize(61);
    assertThat(segments).extracting(Segment::segmentId).doesNotHaveDuplicates();
    assertThat(segments).extracting(Segment::name).doesNotHaveDuplicates();
  }

  @Test
  void a_hundred_clusters_of_one_persona_stop_the_run_instead_of_sharing_an_id() {
    List<ClusterFacts> facts = IntStream.range(0, 100).mapToObj(c -> facts(c, "1", BEST)).toList();
    assertThatThrownBy(() -> SegmentNaming.name(facts))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("[Insiders]");
  }

  private static ClusterFacts facts(int cluster, String revenue, Standing standing) {
    return new ClusterFacts(cluster, new BigDecimal(revenue), standing);
  }
}
