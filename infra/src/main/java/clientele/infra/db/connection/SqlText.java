package clientele.infra.db.connection;

/**
 * One SQL statement without its comments and without the semicolon at its end, so that it can stand
 * inside another. Quoted text is left as it is.
 */
public final class SqlText {
  private final String source;
  private final StringBuilder bare = new StringBuilder();
  private int at;

  private SqlText(String source) {
    this.source = source;
  }

  /**
   * Takes comments and the last semicolon away.
   *
   * @throws IllegalArgumentException if there is no statement, more than one, or a quote or comment
   *     that does not end
   */
  public static String bare(String source) {
    return new SqlText(source).strip();
  }

  private String strip() {
    boolean ended = false;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (source.startsWith("--", at)) {
        at = lineEnd();
      } else if (source.startsWith("/*", at)) {
        skipBlockComment();
      } else if (ended && !Character.isWhitespace(c) && c != ';') {
        throw new IllegalArgumentException("more than one statement");
      } else if (c == ';') {
        ended = true;
        at++;
      } else if (c == '\'' || c == '"') {
        copyTo(quoteEnd(c));
      } else if (c == '$' && !dollarTag().isEmpty()) {
        copyTo(dollarEnd(dollarTag()));
      } else {
        copyTo(at + 1);
      }
    }
    String statement = bare.toString().strip();
    if (statement.isEmpty()) {
      throw new IllegalArgumentException("no statement");
    }
    return statement;
  }

  private void copyTo(int end) {
    bare.append(source, at, end);
    at = end;
  }

  private int lineEnd() {
    int end = source.indexOf('\n', at);
    return end < 0 ? source.length() : end;
  }

  /** Block comments nest in PostgreSQL. */
  private void skipBlockComment() {
    int depth = 0;
    do {
      if (source.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (source.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else if (++at >= source.length()) {
        throw new IllegalArgumentException("a comment does not end");
      }
    } while (depth > 0);
    bare.append(' ');
  }

  /** A doubled quote ends one part and begins the next, which comes to the same. */
  private int quoteEnd(char quote) {
    boolean escapes = quote == '\'' && at > 0 && "eE".indexOf(source.charAt(at - 1)) >= 0;
    for (int i = at + 1; i < source.length(); i++) {
      if (escapes && source.charAt(i) == '\\') {
        i++;
      } else if (source.charAt(i) == quote) {
        return i + 1;
      }
    }
    throw new IllegalArgumentException("a quote does not end");
  }

  /** {@code $$} or {@code $name$} where one begins here; a parameter such as $1 is none. */
  private String dollarTag() {
    int end = at + 1;
    while (end < source.length()
        && (source.charAt(end) == '_' || Character.isLetter(source.charAt(end)))) {
      end++;
    }
    return end < source.length() && source.charAt(end) == '$' ? source.substring(at, end + 1) : "";
  }

  private int dollarEnd(String tag) {
    int end = source.indexOf(tag, at + tag.length());
    if (end < 0) {
      throw new IllegalArgumentException("a quote does not end");
    }
    return end + tag.length();
  }
}
