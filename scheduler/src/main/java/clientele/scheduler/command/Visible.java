package clientele.scheduler.command;

import java.util.regex.Pattern;

/**
 * Text from outside, such as names of files and products, as a terminal may show it: what would
 * move its cursor, change its colours or turn the direction of writing is a dot.
 */
public final class Visible {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]");
  private static final Pattern CONTROL_BUT_LINES =
      Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069&&[^\\t\\r\\n]]");

  private Visible() {}

  /** On one line. */
  public static String line(String text) {
    return CONTROL.matcher(text).replaceAll(".");
  }

  /** With tabs and the ends of its lines. */
  static String lines(String text) {
    return CONTROL_BUT_LINES.matcher(text).replaceAll(".");
  }
}
