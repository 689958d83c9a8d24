package clientele.scheduler.command;

import clientele.infra.db.reader.ReadOnlyQuery;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints rows as a table for reading. Column widths come from the first rows, so that an answer of
 * any length is printed in bounded memory; control characters are shown as dots.
 */
public final class TableOutput implements ReadOnlyQuery.Sink {
  private static final int LOOK_AHEAD = 1000;

  private final PrintWriter out;
  private final List<List<String>> waiting = new ArrayList<>();
  private int[] widths = {};
  private boolean flowing;
  private long rows;

  public TableOutput(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void columns(List<String> names) {
    widths = new int[names.size()];
    waiting.add(names.stream().map(Visible::line).toList());
  }

  @Override
  public void row(List<@Nullable String> values) {
    rows++;
    List<String> cells = values.stream().map(TableOutput::cell).toList();
    if (flowing) {
      print(cells);
      return;
    }
    waiting.add(cells);
    if (waiting.size() > LOOK_AHEAD) {
      flow();
    }
  }

  /** Prints what is left and the number of rows. */
  public void finish() {
    if (!flowing) {
      flow();
    }
    out.println("(" + rows + (rows == 1 ? " row)" : " rows)"));
  }

  private void flow() {
    flowing = true;
    for (List<String> cells : waiting) {
      for (int i = 0; i < cells.size(); i++) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    for (int i = 0; i < waiting.size(); i++) {
      print(waiting.get(i));
      if (i == 0) {
        List<String> rules = new ArrayList<>();
        for (int width : widths) {
          rules.add("-".repeat(width));
        }
        print(rules);
      }
    }
    waiting.clear();
  }

  private void print(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(i == 0 ? "" : "  ").append(cells.get(i));
      if (i + 1 < cells.size()) {
        line.append(" ".repeat(Math.max(0, widths[i] - cells.get(i).length())));
      }
    }
    out.println(line);
  }

  private static String cell(@Nullable String value) {
    return value == null ? "" : Visible.line(value);
  }
}
