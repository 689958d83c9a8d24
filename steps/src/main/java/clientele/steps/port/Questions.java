package clientele.steps.port;

import java.time.YearMonth;
import java.util.Map;

/**
 * Asks the published tables what a person wants to know, in their own SQL and with no right to
 * write.
 */
public interface Questions {
  /**
   * The one row a SELECT over the views of the schema bi yields, as text by column; columns that
   * are null are left out.
   *
   * @param select may name the month as {@code :month}, a date
   * @throws clientele.steps.dag.StepException USAGE if it is refused or does not yield one row,
   *     TIMEOUT if it takes too long
   */
  Map<String, String> answer(String select, YearMonth month);
}
