package clientele.steps.settings;

/** The one sentence all settings use when a number is out of range. */
final class Checks {
  private Checks() {}

  static void range(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s is not between %s and %s [%s]".formatted(key, plain(low), plain(high), plain(value)));
    }
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
