package clientele.steps.segments.naming;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.facts.Manner;
import clientele.steps.segments.facts.Standing;
import clientele.steps.segments.naming.SegmentNaming.Candidate;
import clientele.steps.segments.naming.SegmentNaming.Named;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentStanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Names of a month, and that they last. */
class SegmentNamingTest {
  private static final SegmentNaming NAMING = new SegmentNaming(.05, Map.of());
  private static final Standing BEST = new Standing(.9, .9, .9, .9);
  private static final Standing NEARLY_BEST = new Standing(.9, .78, .78, .9);
  private static final Standing RECENT = new Standing(.9, .2, .2, .5);

  @Test
  void the_cluster_of_the_largest_revenue_bears_the_plain_name() {
    assertThat(
            segments(
                List.of(fresh(1, "100", RECENT), fresh(2, "300", RECENT), fresh(3, "50", BEST))))
        .containsExactly(
            new Segment(1, 1, "Promising 2", "Promising", false),
            new Segment(2, 2, "Promising", "Promising", false),
            new Segment(3, 3, "Insiders", "Insiders", false));
  }

  @Test
  void customers_of_no_cluster_are_unassigned_under_minus_one() {
    assertThat(segments(List.of(fresh(-1, "9", BEST))))
        .containsExactly(new Segment(-1, -1, "Unassigned", "Unassigned", true));
  }

  @Test
  void a_known_segment_keeps_its_name_however_much_a_new_one_brings() {
    assertThat(
            segments(List.of(fresh(9, "1000", RECENT), known(4, RECENT, "Promising", false, true))))
        .extracting(Segment::name)
        .containsExactly("Promising", "Promising 2");
  }

  @Test
  void one_month_beyond_the_limits_changes_no_name_the_second_does() {
    Named once = one(known(4, RECENT, "Insiders", false, true));
    assertThat(once.segment().name()).isEqualTo("Insiders");
    assertThat(once.standing()).extracting(SegmentStanding::outgrown).isEqualTo(true);
    Named twice = one(known(4, RECENT, "Insiders", true, true));
    assertThat(twice.segment().name()).isEqualTo("Promising");
    assertThat(twice.standing().outgrown()).isFalse();
  }

  @Test
  void a_month_between_breaks_the_row() {
    assertThat(one(known(4, RECENT, "Insiders", true, false)).segment().name())
        .isEqualTo("Insiders");
  }

  @Test
  void a_profile_hardly_beyond_the_limits_changes_no_name_ever() {
    Named named = one(known(4, NEARLY_BEST, "Insiders", true, true));
    assertThat(named.standing().profilePersona()).isEqualTo("Loyal");
    assertThat(named.segment().name()).isEqualTo("Insiders");
    assertThat(named.standing().outgrown()).isFalse();
  }

  @Test
  void a_number_lasts_only_while_the_plain_name_is_taken() {
    Candidate second = numbered(4, "Promising 2");
    assertThat(one(second).segment().name()).isEqualTo("Promising");
    assertThat(segments(List.of(second, known(3, RECENT, "Promising", false, true))))
        .extracting(Segment::name)
        .containsExactly("Promising", "Promising 2");
  }

  private static Candidate numbered(int id, String name) {
    KnownSegment before =
        new KnownSegment(
            LocalDate.of(2011, 10, 1), 1, id, name, "Promising", .5, .5, .5, .5, false);
    return new Candidate(
        new ClusterFacts(id, BigDecimal.TEN, RECENT, Manner.ANY),
        id,
        Optional.of(before),
        true,
        false);
  }

  @Test
  void the_owners_name_is_taken_at_once_and_the_persona_stays() {
    SegmentNaming own = new SegmentNaming(.05, Map.of("promising", "Newcomers"));
    assertThat(
            own
                .name(List.of(fresh(9, "1000", RECENT), known(4, RECENT, "Promising", false, true)))
                .stream()
                .map(Named::segment))
        .containsExactly(
            new Segment(4, 4, "Newcomers 2", "Promising", false),
            new Segment(9, 9, "Newcomers", "Promising", false));
  }

  @Test
  void the_owners_name_for_one_segment_comes_before_that_for_its_persona() {
    SegmentNaming own =
        new SegmentNaming(.05, Map.of("promising", "Newcomers", "4", "Friends of the house"));
    assertThat(
            own
                .name(List.of(fresh(9, "1000", RECENT), known(4, RECENT, "Promising", false, true)))
                .stream()
                .map(named -> named.segment().name()))
        .containsExactly("Friends of the house", "Newcomers");
  }

  @Test
  void names_are_unique_and_do_not_depend_on_the_order_of_the_clusters() {
    Random random = new Random(7);
    List<Candidate> candidates =
        new ArrayList<>(
            IntStream.rangeClosed(1, 60)
                .mapToObj(
                    id ->
                        fresh(
                            id,
                            Integer.toString(random.nextInt(20)),
                            new Standing(
                                random.nextDouble(),
                                random.nextDouble(),
                                random.nextDouble(),
                                random.nextDouble())))
                .toList());
    List<Segment> segments = segments(candidates);
    Collections.shuffle(candidates, random);
    assertThat(segments(candidates)).isEqualTo(segments).hasSize(60);
    assertThat(segments).extracting(Segment::name).doesNotHaveDuplicates();
  }

  @Test
  void a_rule_bears_its_name_as_long_as_it_stands_and_is_named_anew_when_drawn_anew() {
    Standing idle = new Standing(.2, .2, .2, .5);
    assertThat(segments(List.of(rule(1, RECENT, "Loyal, high spend", "Loyal", true))))
        .extracting(Segment::name)
        .containsExactly("Loyal, high spend");
    assertThat(segments(List.of(rule(1, idle, "Loyal, high spend", "Loyal", true))))
        .extracting(Segment::name)
        .containsExactly("Loyal, high spend");
    assertThat(
            segments(
                List.of(
                    rule(1, idle, "Loyal, high spend", "Loyal", false),
                    rule(2, idle, "Loyal", "Loyal", false))))
        .extracting(Segment::name)
        .containsExactly("Hibernating, higher spend", "Hibernating, lower spend");
  }

  private static Candidate rule(int id, Standing now, String name, String persona, boolean kept) {
    KnownSegment before =
        new KnownSegment(LocalDate.of(2011, 10, 1), 1, id, name, persona, .5, .5, .5, .5, true);
    return new Candidate(
        new ClusterFacts(id, BigDecimal.ONE, now, Manner.ANY, ClusterFacts.Rank.OTHER),
        id,
        Optional.of(before),
        true,
        kept);
  }

  private static List<Segment> segments(List<Candidate> candidates) {
    return NAMING.name(candidates).stream().map(Named::segment).toList();
  }

  private static Named one(Candidate candidate) {
    return NAMING.name(List.of(candidate)).get(0);
  }

  private static Candidate fresh(int id, String revenue, Standing standing) {
    return new Candidate(
        new ClusterFacts(id, new BigDecimal(revenue), standing, Manner.ANY),
        id,
        Optional.empty(),
        false,
        false);
  }

  private static Candidate known(
      int id, Standing now, String persona, boolean outgrown, boolean running) {
    KnownSegment before =
        new KnownSegment(
            LocalDate.of(2011, 10, 1), 1, id, persona, persona, .5, .5, .5, .5, outgrown);
    return new Candidate(
        new ClusterFacts(id, BigDecimal.ONE, now, Manner.ANY),
        id,
        Optional.of(before),
        running,
        false);
  }
}
