package clientele.scheduler.status.live;

import clientele.steps.dag.Dag;
import clientele.steps.dag.Step;
import clientele.steps.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The steps of a month as a picture needs them, taken from what the steps themselves say they read
 * and write.
 *
 * @param nodes in the order they are done
 */
public record DagShape(List<Node> nodes) {
  public DagShape {
    nodes = List.copyOf(nodes);
  }

  /**
   * A step.
   *
   * @param step its name
   * @param reads names of the tables it reads
   * @param writes names of the tables it writes
   * @param upstream places in the list of the steps it reads from
   */
  public record Node(String step, List<String> reads, List<String> writes, List<Integer> upstream) {
    public Node {
      reads = List.copyOf(reads);
      writes = List.copyOf(writes);
      upstream = List.copyOf(upstream);
    }
  }

  /** Takes the picture of a graph. */
  public static DagShape of(Dag dag) {
    List<Step> steps = dag.inOrder();
    List<Node> nodes = new ArrayList<>();
    for (Step step : steps) {
      nodes.add(
          new Node(
              step.name(),
              names(step.reads()),
              names(step.writes()),
              dag.readsFrom(step).stream().map(steps::indexOf).sorted().toList()));
    }
    return new DagShape(nodes);
  }

  private static List<String> names(Collection<Table<?>> tables) {
    return tables.stream().map(Table::name).sorted().toList();
  }
}
