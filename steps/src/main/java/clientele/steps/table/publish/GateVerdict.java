package clientele.steps.table.publish;

import org.jspecify.annotations.Nullable;

/**
 * What one quality gate measured.
 *
 * @param value null if not judged
 * @param limits what is allowed, in words
 * @param verdict pass, stop or not judged
 * @param detail what the value was held against
 */
public record GateVerdict(
    String gate, @Nullable Double value, String limits, String verdict, String detail) {

  /** Judges a value. */
  public static GateVerdict of(String gate, double value, double low, double high, String detail) {
    String limits =
        low == Double.NEGATIVE_INFINITY
            ? "at most " + high
            : high == Double.POSITIVE_INFINITY ? "at least " + low : low + " to " + high;
    // a value that is no number is not within any limits
    return new GateVerdict(
        gate, value, limits, value >= low && value <= high ? "pass" : "stop", detail);
  }

  /** There is nothing to hold a value against yet. */
  public static GateVerdict notJudged(String gate, String why) {
    return new GateVerdict(gate, null, "", "not judged", why);
  }
}
