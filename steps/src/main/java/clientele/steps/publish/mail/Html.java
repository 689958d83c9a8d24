package clientele.steps.publish.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writing text into HTML. */
final class Html {
  /** A figure with a sign, which must not be parted from it by a line break. */
  private static final Pattern SIGNED = Pattern.compile("[+−][£€$¥]?[0-9][0-9,.]*[0-9mk%]*");

  private Html() {}

  /** Text between tags: {@link #escape escaped}, signed figures kept in one piece. */
  static String prose(String text) {
    return SIGNED
        .matcher(escape(text))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "<span style=\"white-space:nowrap\">" + found.group() + "</span>"));
  }

  /**
   * Text as it may stand between tags and in quoted attributes: markup becomes entities; control
   * characters, which HTML does not allow, become spaces.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isAllowed(c) ? c : ' ');
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    boolean halfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !Character.isISOControl(c) && !halfPair;
  }
}
