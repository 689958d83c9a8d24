package clientele.steps.dag;

import java.time.YearMonth;

/**
 * The key of everything a month leaves behind: the month and its revision.
 *
 * @param month the calendar month that is closed
 * @param revision 1 for the first issue, one more for each re-issue after corrections
 */
public record RunId(YearMonth month, int revision) {
  public RunId {
    if (revision < 1) {
      throw new IllegalArgumentException("revision starts at 1 [" + revision + "]");
    }
  }

  @Override
  public String toString() {
    return month + "/" + revision;
  }
}
