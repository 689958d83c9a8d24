package clientele.steps.segments.model;

import clientele.steps.dag.RunId;
import java.util.HashMap;
import java.util.Map;

/**
 * How a month's customers are parted, before the parts have names.
 *
 * @param groupOf cluster, or id of a segment where a model was kept; −1 is noise
 * @param firmnessOf how firmly each belongs there, 0 … 1
 * @param anchor the run whose clustering the groups come from
 * @param kept whether the groups are segments already
 * @param drift of the customers since the anchor
 * @param reason why a model was kept or learnt anew
 */
public record Parting(
    Map<String, Integer> groupOf,
    Map<String, Double> firmnessOf,
    RunId anchor,
    boolean kept,
    double drift,
    String reason) {

  /** The same with some groups put into others. */
  public Parting joined(Map<Integer, Integer> into) {
    if (into.isEmpty()) {
      return this;
    }
    Map<String, Integer> joined = new HashMap<>();
    groupOf.forEach((customer, group) -> joined.put(customer, into.getOrDefault(group, group)));
    return new Parting(joined, firmnessOf, anchor, kept, drift, reason);
  }

  /** Customers of each group. */
  public Map<Integer, Integer> sizes() {
    Map<Integer, Integer> sizes = new HashMap<>();
    groupOf.values().forEach(group -> sizes.merge(group, 1, Integer::sum));
    return sizes;
  }
}
