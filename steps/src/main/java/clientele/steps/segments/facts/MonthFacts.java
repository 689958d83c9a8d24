package clientele.steps.segments.facts;

import clientele.steps.core.matrix.CustomerMatrix;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The figures of a month's customers that tell what a group of them is like. */
public final class MonthFacts {
  /** The features that are looked at. */
  public static final List<String> COLUMNS =
      List.of(
          "recency_days",
          "frequency",
          "monetary",
          "average_order_value",
          "order_regularity",
          "season_concentration",
          "tenure_days",
          "weekend_share",
          "lateness",
          "purchase_days");

  private final CustomerMatrix features;
  private final List<ClusterMember> members;

  /**
   * Takes the month.
   *
   * @param features columns {@link #COLUMNS}
   */
  public MonthFacts(CustomerMatrix features, List<ClusterMember> members) {
    this.features = features;
    this.members = List.copyOf(members);
  }

  /** Number of customers. */
  public int customers() {
    return members.size();
  }

  /** The groups that have customers, noise too, ascending. */
  public List<ClusterFacts> of(Map<String, Integer> groupOf) {
    return of(groupOf, Map.of());
  }

  /**
   * The same, where rules say who is of the best.
   *
   * @param ranks by group
   */
  public List<ClusterFacts> of(
      Map<String, Integer> groupOf, Map<Integer, ClusterFacts.Rank> ranks) {
    Map<Integer, BigDecimal> revenue = new HashMap<>();
    for (ClusterMember member : members) {
      revenue.merge(
          Objects.requireNonNull(groupOf.get(member.customerId())),
          member.monetary(),
          BigDecimal::add);
    }
    Groups groups = Groups.of(features, groupOf);
    MonthDistribution month = new MonthDistribution(groups);
    return groups.rows().keySet().stream()
        .map(
            g ->
                new ClusterFacts(
                    g,
                    revenue.getOrDefault(g, BigDecimal.ZERO),
                    month.of(g),
                    Manner.of(Manner.Habit.of(name -> groups.median(g, name))),
                    ranks.getOrDefault(g, ClusterFacts.Rank.UNKNOWN)))
        .toList();
  }
}
