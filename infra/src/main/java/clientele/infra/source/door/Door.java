package clientele.infra.source.door;

import clientele.infra.source.layout.CsvColumn;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Somebody who can be asked for the order lines of some months. */
public interface Door {

  /** Whom it asks, for messages and the journal; no secret is in it. */
  String address();

  /**
   * Asks for the lines that happened in these months: sales by the day of their order, money back
   * by the day it went back, be its order as old as it may. Lines of other months do no harm.
   *
   * @param first month
   * @param last month, included
   * @throws clientele.steps.dag.StepException SOURCE_UNAVAILABLE if it does not answer, USAGE if it
   *     refuses
   */
  void ask(YearMonth first, YearMonth last, Lines lines);

  /** What was found out on the way, a sentence each. */
  default List<String> remarks() {
    return List.of();
  }

  /** Takes lines, in any order. */
  interface Lines {
    /**
     * Says which columns there are, before the first line.
     *
     * @param columns of each line
     */
    void columns(List<CsvColumn> columns);

    /**
     * One line.
     *
     * @param at in the shop's own zone
     * @param cells text of each column but the date
     */
    void line(LocalDateTime at, Map<CsvColumn, String> cells);
  }
}
