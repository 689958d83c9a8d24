package clientele.steps.worth;

import clientele.steps.dag.RunId;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A published month and the lines of the month after it.
 *
 * @param labelMonth first day of the published month
 * @param labelRevision its newest revision
 * @param outcomeMonth first day of the month after
 * @param outcomeRevision which reading of its lines
 */
public record FollowedKey(
    LocalDate labelMonth, int labelRevision, LocalDate outcomeMonth, int outcomeRevision) {

  RunId run() {
    return new RunId(YearMonth.from(labelMonth), labelRevision);
  }

  /** Months since the year 0, so that neighbours differ by one. */
  int number() {
    return labelMonth.getYear() * 12 + labelMonth.getMonthValue() - 1;
  }
}
