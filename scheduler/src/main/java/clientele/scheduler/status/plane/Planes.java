package clientele.scheduler.status.plane;

import clientele.scheduler.status.read.Kept;
import clientele.scheduler.status.read.PageReader;
import clientele.steps.dag.RunId;
import java.util.function.Function;

/**
 * What is made once of a published month and kept for the last few that somebody asked for.
 *
 * @param <V> what is made
 */
public final class Planes<V> {
  private static final int KEPT = 2;

  private final Function<RunId, V> make;
  private final Kept<RunId, V> kept = new Kept<>(KEPT);

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
  public V of(RunId run) {
    return kept.of(run, make);
  }
}
