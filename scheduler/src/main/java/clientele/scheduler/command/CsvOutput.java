package clientele.scheduler.command;

import clientele.infra.db.reader.ReadOnlyQuery;
import java.io.PrintWriter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints rows as RFC 4180 CSV; null is an empty field, empty text a quoted one. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.
 */
public final class CsvOutput implements ReadOnlyQuery.Sink {
  private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@\\t\\r].*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?([eE][+-]?\\d+)?|Infinity)");

  private final PrintWriter out;

  public CsvOutput(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void columns(List<String> names) {
    line(names);
  }

  @Override
  public void row(List<@Nullable String> values) {
    line(values);
  }

  private void line(List<? extends @Nullable String> values) {
    out.print(values.stream().map(CsvOutput::field).collect(Collectors.joining(",")) + "\r\n");
  }

  private static String field(@Nullable String value) {
    if (value == null) {
      return "";
    }
    boolean formula = FORMULA.matcher(value).matches() && !NUMBER.matcher(value).matches();
    String safe = (formula ? "'" : "") + Visible.lines(value);
    boolean quote = safe.isEmpty() || safe.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return quote ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
