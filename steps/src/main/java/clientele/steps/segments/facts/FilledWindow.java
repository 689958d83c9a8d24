package clientele.steps.segments.facts;

import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Tables;
import java.time.YearMonth;

/**
 * How long a run's window really is: where history is shorter than the window, money a month is
 * money over the months there are, and that many months are said.
 */
public final class FilledWindow {
  private FilledWindow() {}

  /** Months of the window that have lines; all of them where no line of any is known. */
  public static int months(Warehouse warehouse, RunId id, int windowMonths) {
    int filled =
        (int)
            warehouse.rows(id, Tables.RUN_INPUT).stream()
                .map(in -> new RunId(YearMonth.from(in.dataMonth()), in.dataRevision()))
                .flatMap(data -> warehouse.rows(data, Tables.DATA_MONTH).stream())
                .filter(data -> data.lines() > 0)
                .count();
    return filled == 0 ? windowMonths : filled;
  }
}
