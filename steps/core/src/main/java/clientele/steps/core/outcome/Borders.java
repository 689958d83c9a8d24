package clientele.steps.core.outcome;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The borders at which a feature may be cut: those that people say. A border that is stated
 * beforehand does not move with a customer more or less, so neither do the segments.
 */
public final class Borders {
  private static final double[] STEPS = {1, 1.5, 2, 3, 4, 5, 7};
  private static final int LARGEST_POWER = 9;

  private Borders() {}

  /** What a feature counts. */
  public enum Unit {
    DAYS,
    COUNT,
    MULTIPLE,
    /** Tried at no border; it stands in rules that are given. */
    GIVEN,
    MONEY
  }

  /** The borders of a unit from {@code least} to below {@code most}, ascending. */
  static double[] of(Unit unit, double least, double most) {
    return stated(unit).filter(border -> border >= least && border < most).toArray();
  }

  private static DoubleStream stated(Unit unit) {
    return switch (unit) {
      case DAYS ->
          DoubleStream.of(
              7, 14, 21, 30, 45, 60, 75, 90, 120, 150, 180, 240, 300, 365, 540, 730, 1095);
      case COUNT ->
          DoubleStream.of(
              1, 2, 3, 4, 5, 6, 7, 9, 11, 14, 19, 24, 29, 39, 49, 74, 99, 149, 199, 299);
      case MULTIPLE -> DoubleStream.of(0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 5, 7, 10);
      case GIVEN -> DoubleStream.empty();
      case MONEY ->
          IntStream.rangeClosed(0, LARGEST_POWER)
              .boxed()
              .flatMapToDouble(
                  e -> DoubleStream.of(STEPS).map(step -> step * StrictMath.pow(10, e)));
    };
  }
}
