package clientele.infra.source.door.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SELECT in which {@code :from} and {@code :to} stand for the months that are asked for.
 *
 * @param sql with question marks
 * @param names what each of them stands for
 */
record NamedQuery(String sql, List<String> names) {
  private static final Pattern PART =
      Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|--[^\\n]*|::|:(from|to)\\b");

  static NamedQuery of(String text) {
    List<String> names = new ArrayList<>();
    Matcher parts = PART.matcher(text);
    StringBuilder sql = new StringBuilder();
    while (parts.find()) {
      String name = parts.group(1);
      if (name != null) {
        names.add(name);
      }
      parts.appendReplacement(sql, Matcher.quoteReplacement(name == null ? parts.group() : "?"));
    }
    parts.appendTail(sql);
    return new NamedQuery(sql.toString(), List.copyOf(names));
  }
}
