package clientele.steps.features;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much an order counts by its age, as {@code features/build_features.sql} has it. */
public final class Recency {
  /** Days after which an order counts half. */
  private static final double HALF_LIFE = 90;

  private static final int SCALE = 10;

  private Recency() {}

  /** The weight of an order of so many days ago: 1 today, a half after 90 days; ten decimals. */
  public static BigDecimal weight(double days) {
    return BigDecimal.valueOf(StrictMath.pow(0.5, days / HALF_LIFE))
        .setScale(SCALE, RoundingMode.HALF_UP);
  }
}
