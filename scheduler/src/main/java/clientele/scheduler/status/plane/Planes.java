package clientele.scheduler.status.plane;

import clientele.scheduler.status.read.PageReader;
import clientele.steps.dag.RunId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What is made once of a published month and kept for the last few that somebody asked for. A month
 * being made keeps those who ask waiting, so that it is made once.
 *
 * @param <V> what is made
 */
public final class Planes<V> {
  private static final int KEPT = 2;

  private final Function<RunId, V> make;
  private final Map<RunId, V> kept =
      new LinkedHashMap<>(4, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, V> eldest) {
          return size() > KEPT;
        }
      };

  /**
   * @param make from a published month
   */
  public Planes(Function<RunId, V> make) {
    this.make = make;
  }

  /** The customers of months. */
  public static Planes<MonthPlane> ofCustomers(PageReader reader) {
    return new Planes<>(run -> PlaneLoader.load(reader, run.month()));
  }

  /** What belongs to a published month. */
  public synchronized V of(RunId run) {
    V found = kept.get(run);
    if (found == null) {
      found = make.apply(run);
      kept.put(run, found);
    }
    return found;
  }
}
