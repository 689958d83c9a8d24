package clientele.steps.segments.naming;

import clientele.steps.segments.facts.MonthFacts;
import clientele.steps.segments.model.Parting;
import clientele.steps.settings.MatchSettings;
import clientele.steps.table.segment.SegmentJoin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which groups of a month do not stand alone: those too small ({@link SmallGroups}), and those that
 * would bear one name. What a month has joined stays joined while the same model is kept, so that
 * no segment comes and goes with a customer more or less: one that was too small stands alone again
 * at twice the least, one that was alike not before the model is learnt anew.
 */
public final class GroupJoins {
  private final MatchSettings settings;
  private final Parting first;
  private final Map<Integer, Integer> into = new TreeMap<>();
  private final Map<Integer, String> reasons = new TreeMap<>();
  private Parting now;

  /** Begins with a month as model or clustering have parted it. */
  public GroupJoins(MatchSettings settings, Parting first) {
    this.settings = settings;
    this.first = first;
    this.now = first;
  }

  /** The month as far as it is joined. */
  public Parting parting() {
    return now;
  }

  /**
   * Joins what the neighbouring month has joined as alike, and what is too small.
   *
   * @param before joins of the neighbouring month under the same model
   */
  public void settle(MonthFacts facts, List<SegmentJoin> before) {
    Map<Integer, Integer> alike = new TreeMap<>();
    before.stream()
        .filter(join -> join.reason().equals(SegmentJoin.ALIKE))
        .forEach(join -> alike.put(join.segmentId(), join.joinedSegmentId()));
    join(alike, SegmentJoin.ALIKE);
    Set<Integer> wasSmall =
        before.stream()
            .filter(join -> join.reason().equals(SegmentJoin.SMALL))
            .map(SegmentJoin::segmentId)
            .collect(Collectors.toSet());
    int least = settings.least(facts.customers());
    join(
        SmallGroups.joins(
            facts.of(now.groupOf()),
            now.sizes(),
            group -> wasSmall.contains(group) ? 2 * least : least),
        SegmentJoin.SMALL);
  }

  /** Joins groups that would bear one name. */
  public void alike(Map<Integer, Integer> groups) {
    join(groups, SegmentJoin.ALIKE);
  }

  /** One row a segment of the kept model that does not stand alone; none for a new model. */
  public List<SegmentJoin> rows() {
    if (!first.kept()) {
      return List.of();
    }
    Map<Integer, Integer> sizes = first.sizes();
    List<SegmentJoin> rows = new ArrayList<>();
    into.forEach(
        (group, target) ->
            rows.add(
                new SegmentJoin(
                    group,
                    target,
                    reasons.getOrDefault(group, SegmentJoin.SMALL),
                    sizes.getOrDefault(group, 0))));
    return rows;
  }

  private void join(Map<Integer, Integer> groups, String reason) {
    into.replaceAll((group, target) -> groups.getOrDefault(target, target));
    into.putAll(groups);
    groups.keySet().forEach(group -> reasons.put(group, reason));
    now = now.joined(groups);
  }
}
