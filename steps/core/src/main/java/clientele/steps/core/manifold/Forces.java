package clientele.steps.core.manifold;

/**
 * How hard two points pull or push each other, as a function of their squared distance: the
 * derivative of the cross entropy, divided by the distance. Looked up by the top bits of the
 * squared distance, 128 steps to each doubling, because a power for every one of some hundred
 * million pushes would take most of the time; filled once with StrictMath, so every platform has
 * the same numbers.
 *
 * <p>Source: McInnes, Healy, Melville 2018, algorithm 5.
 */
final class Forces {
  private static final int SHIFT = 16;
  private static final int LOW = Float.floatToIntBits(1e-9f) >> SHIFT;
  private static final int HIGH = Float.floatToIntBits(1e6f) >> SHIFT;

  /** Keeps points that fall on each other from flying apart without bound. */
  private static final double SOFTENING = 1e-3;

  private final float[] pulls = new float[HIGH - LOW + 1];
  private final float[] pushes = new float[HIGH - LOW + 1];

  Forces(Curve curve, double repulsion) {
    for (int i = 0; i < pulls.length; i++) {
      double low = Float.intBitsToFloat((LOW + i) << SHIFT);
      double high = Float.intBitsToFloat((LOW + i + 1) << SHIFT);
      double d2 = (low + high) / 2;
      double power = curve.a() * StrictMath.pow(d2, curve.b());
      pulls[i] = (float) (-2 * curve.b() * power / d2 / (1 + power));
      pushes[i] = (float) (2 * repulsion * curve.b() / ((SOFTENING + d2) * (1 + power)));
    }
  }

  /** Factor of the difference vector between joined points; negative, it draws together. */
  float pull(float squaredDistance) {
    return pulls[index(squaredDistance)];
  }

  /** Factor of the difference vector between a point and a random other; positive. */
  float push(float squaredDistance) {
    return pushes[index(squaredDistance)];
  }

  private static int index(float squaredDistance) {
    int index = (Float.floatToRawIntBits(squaredDistance) >> SHIFT) - LOW;
    return Math.max(0, Math.min(index, HIGH - LOW));
  }
}
