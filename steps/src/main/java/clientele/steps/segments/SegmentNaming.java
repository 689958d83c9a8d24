package clientele.steps.segments;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.table.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Makes segments of clusters: an id and a name that are unique in the month.
 *
 * <p>The id is the persona's number times 100 plus the rank among the clusters of that persona, the
 * largest revenue first: 401 is "Promising", 402 "Promising 2". It follows from this month's
 * figures alone, so it does not depend on the order in which months are closed. It does not follow
 * a group of customers from month to month; that takes matching with earlier months.
 */
final class SegmentNaming {
  /** Id, cluster and label of the customers of no cluster. */
  static final int NOISE = -1;

  private static final int IDS_PER_PERSONA = 100;

  private SegmentNaming() {}

  /**
   * What a name is made from.
   *
   * @param cluster label of this run, −1 for noise
   * @param revenue net, exact
   * @param standing of its medians
   */
  record ClusterFacts(int cluster, BigDecimal revenue, Standing standing) {}

  /** One segment a cluster, in the order of the ids. */
  static List<Segment> name(List<ClusterFacts> clusters) {
    List<ClusterFacts> byRevenue = new ArrayList<>(clusters);
    byRevenue.sort(
        Comparator.comparing(ClusterFacts::revenue)
            .reversed()
            .thenComparingInt(ClusterFacts::cluster));
    Map<Persona, Integer> used = new EnumMap<>(Persona.class);
    List<Segment> segments = new ArrayList<>();
    for (ClusterFacts facts : byRevenue) {
      if (facts.cluster() == NOISE) {
        String title = Persona.UNASSIGNED.title();
        segments.add(new Segment(NOISE, NOISE, title, title, true));
      } else {
        Persona persona = PersonaRules.personaOf(facts.standing());
        segments.add(named(facts.cluster(), persona, used.merge(persona, 1, Integer::sum)));
      }
    }
    segments.sort(Comparator.comparingInt(Segment::segmentId));
    return segments;
  }

  private static Segment named(int cluster, Persona persona, int rank) {
    if (rank >= IDS_PER_PERSONA) {
      throw new StepException(
          ErrorCode.QUALITY_GATE,
          "more clusters of one persona than anybody can act on [%s]. Maybe eps is too small"
              .formatted(persona.title()));
    }
    String name = rank == 1 ? persona.title() : persona.title() + " " + rank;
    return new Segment(
        persona.number() * IDS_PER_PERSONA + rank, cluster, name, persona.title(), false);
  }
}
