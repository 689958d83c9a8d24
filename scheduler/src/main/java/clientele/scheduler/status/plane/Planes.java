package clientele.scheduler.status.plane;

import clientele.scheduler.status.read.Kept;
import clientele.scheduler.status.read.PageReader;
import clientele.steps.dag.RunId;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What is made once of a published month and kept for the last few that somebody asked for.
 *
 * @param <V> what is made
 */
public final class Planes<V> {
  private static final int KEPT = 2;

  private final LongSupplier erasure;
  private final Function<RunId, V> make;
  private final Kept<RunId, V> kept = new Kept<>(KEPT);

  /**
   * @param erasure another number whenever a customer was forgotten, and with them all that is kept
   * @param make from a published month
   */
  public Planes(LongSupplier erasure, Function<RunId, V> make) {
    this.erasure = erasure;
    this.make = make;
  }

  /** The customers of months. */
  public static Planes<MonthPlane> ofCustomers(PageReader reader) {
    return new Planes<>(reader::erasure, run -> PlaneLoader.load(reader, run.month()));
  }

  /** What belongs to a published month. */
  public V of(RunId run) {
    return kept.of(run, erasure.getAsLong(), make);
  }
}
