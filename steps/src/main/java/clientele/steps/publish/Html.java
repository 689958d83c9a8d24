package clientele.steps.publish;

/** Writing text into HTML. */
final class Html {
  private Html() {}

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
