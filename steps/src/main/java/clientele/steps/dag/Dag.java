package clientele.steps.dag;

import clientele.steps.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The steps of a month and the edges between them. An edge is never listed: it stands wherever one
 * step reads what another writes.
 */
public final class Dag {
  private final List<Step> ordered;
  private final Map<Step, Set<Step>> direct;

  private Dag(List<Step> ordered, Map<Step, Set<Step>> direct) {
    this.ordered = ordered;
    this.direct = direct;
  }

  /**
   * Derives the graph.
   *
   * @throws IllegalArgumentException for two steps of one name, two writers of one table, a table
   *     that is read and nobody writes, or a cycle
   */
  public static Dag of(List<Step> steps) {
    Map<Table<?>, Step> writers = writers(steps);
    Map<Step, Set<Step>> direct = new LinkedHashMap<>();
    for (Step step : steps) {
      Set<Step> before = new LinkedHashSet<>();
      for (Table<?> table : step.reads()) {
        Step writer = writers.get(table);
        if (writer == null) {
          throw new IllegalArgumentException(
              "nobody writes a table that is read [" + table.name() + " by " + step.name() + "]");
        }
        before.add(writer);
      }
      direct.put(step, Collections.unmodifiableSet(before));
    }
    return new Dag(sorted(steps, direct), direct);
  }

  /** Every step after all the steps it reads from; ties in the order they were given. */
  public List<Step> inOrder() {
    return ordered;
  }

  /** The steps whose tables this step reads. */
  public Set<Step> readsFrom(Step step) {
    return direct.getOrDefault(step, Set.of());
  }

  /** All steps that must be done before this one, near and far. */
  public Set<Step> upstreamOf(Step step) {
    Set<Step> found = new LinkedHashSet<>();
    List<Step> open = new ArrayList<>(readsFrom(step));
    while (!open.isEmpty()) {
      Step next = open.remove(open.size() - 1);
      if (found.add(next)) {
        open.addAll(readsFrom(next));
      }
    }
    return found;
  }

  private static Map<Table<?>, Step> writers(List<Step> steps) {
    Map<Table<?>, Step> writers = new HashMap<>();
    Set<String> names = new HashSet<>();
    for (Step step : steps) {
      if (!names.add(step.name())) {
        throw new IllegalArgumentException("two steps bear one name [" + step.name() + "]");
      }
      for (Table<?> table : step.writes()) {
        Step other = writers.putIfAbsent(table, step);
        if (other != null) {
          throw new IllegalArgumentException(
              "two steps write one table [%s: %s and %s]"
                  .formatted(table.name(), other.name(), step.name()));
        }
      }
    }
    return writers;
  }

  private static List<Step> sorted(List<Step> steps, Map<Step, Set<Step>> direct) {
    Set<Step> done = new LinkedHashSet<>();
    List<Step> open = new ArrayList<>(steps);
    while (!open.isEmpty()) {
      Step next =
          open.stream()
              .filter(step -> done.containsAll(direct.getOrDefault(step, Set.of())))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "steps read each other's tables in a circle "
                              + open.stream().map(Step::name).collect(Collectors.toList())));
      done.add(next);
      open.remove(next);
    }
    return List.copyOf(done);
  }
}
