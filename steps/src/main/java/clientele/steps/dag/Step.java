package clientele.steps.dag;

import clientele.steps.table.Table;
import java.util.Set;

/**
 * One piece of a month's work: reads declared tables, writes declared tables. The order of the
 * steps follows from that alone, see {@link Dag}.
 *
 * <p>A step runs inside one database transaction together with its journal entry. Doing it twice
 * for the same run must leave the same rows: it replaces this run's rows and touches no other's.
 */
public interface Step {
  /** Verb and noun in snake case, such as {@code build_features}; the key in the journal. */
  String name();

  /** Tables this step reads under this run's key. */
  Set<Table<?>> reads();

  /** Tables of which this step writes this run's rows; no other step writes them. */
  Set<Table<?>> writes();

  /** Tables read under the keys of earlier, published months: no edge and no cycle. */
  default Set<Table<?>> readsPast() {
    return Set.of();
  }

  /**
   * Does the work.
   *
   * @throws StepException with a code, when the work cannot be done
   */
  StepResult run(RunContext run);
}
