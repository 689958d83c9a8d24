package clientele.scheduler.command;

import clientele.infra.db.ReadOnlyQuery;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prints rows as RFC 4180 CSV, as they come; null is an empty field, empty text a quoted one. */
final class CsvOutput implements ReadOnlyQuery.Sink {
  private final PrintWriter out;

  CsvOutput(PrintWriter out) {
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
    boolean quote = value.isEmpty() || value.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return quote ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
