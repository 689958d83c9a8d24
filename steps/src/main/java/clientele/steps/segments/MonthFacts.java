package clientele.steps.segments;

import clientele.steps.core.matrix.CustomerMatrix;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The figures of a month's customers that tell what a group of them is like. */
final class MonthFacts {
  /** The features that are looked at. */
  static final List<String> COLUMNS =
      List.of(
          "recency_days",
          "frequency",
          "monetary",
          "average_order_value",
          "order_regularity",
          "season_concentration",
          "tenure_days",
          "weekend_share",
          "overdue");

  private final CustomerMatrix features;
  private final List<ClusterMember> members;

  /**
   * Takes the month.
   *
   * @param features columns {@link #COLUMNS}
   */
  MonthFacts(CustomerMatrix features, List<ClusterMember> members) {
    this.features = features;
    this.members = List.copyOf(members);
  }

  /** Number of customers. */
  int customers() {
    return members.size();
  }

  /** The groups that have customers, noise too, ascending. */
  List<ClusterFacts> of(Map<String, Integer> groupOf) {
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
                    g, revenue.getOrDefault(g, BigDecimal.ZERO), month.of(g), manner(groups, g)))
        .toList();
  }

  private static Manner manner(Groups groups, int group) {
    return manner(column -> groups.median(group, column));
  }

  /** How one customer comes, a row of a matrix of {@link #COLUMNS}. */
  static Manner manner(CustomerMatrix features, int row) {
    return manner(column -> features.values().at(row, COLUMNS.indexOf(column)));
  }

  private static Manner manner(ToDoubleFunction<String> figure) {
    return Manner.of(
        new Manner.Habit(
            figure.applyAsDouble("frequency"),
            figure.applyAsDouble("order_regularity"),
            figure.applyAsDouble("season_concentration"),
            figure.applyAsDouble("tenure_days"),
            figure.applyAsDouble("weekend_share"),
            figure.applyAsDouble("overdue")));
  }
}
