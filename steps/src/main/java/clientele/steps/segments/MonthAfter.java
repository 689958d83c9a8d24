package clientele.steps.segments;

import clientele.steps.dag.RunId;
import java.time.LocalDate;
import java.time.YearMonth;

/** The first published month after this one. */
public record MonthAfter(LocalDate seenMonth, int seenRevision) {
  RunId run() {
    return new RunId(YearMonth.from(seenMonth), seenRevision);
  }
}
