package clientele.steps.core.verify;

import java.util.Locale;

/**
 * A known value and what this machine finds.
 *
 * @param subject what is computed
 * @param source where the expected value stands
 * @param expected the known value
 * @param found the value computed here and now
 * @param tolerance largest difference that counts as the same
 */
public record Reference(
    String subject, String source, double expected, double found, double tolerance) {

  /** Whether the two agree; what is not a number never does. */
  public boolean agrees() {
    return Math.abs(found - expected) <= tolerance;
  }

  /** As a line: verdict, subject, both values, source. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "%-7s %-44s expected %14.6f  found %14.6f  %s",
        agrees() ? "same" : "DIFFERS",
        subject,
        expected,
        found,
        source);
  }
}
