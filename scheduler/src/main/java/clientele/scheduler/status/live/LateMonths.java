package clientele.scheduler.status.live;

import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Says which months should be published by now and are not. */
@FunctionalInterface
public interface LateMonths {
  /** For a shop that nobody closes by the clock. */
  LateMonths NONE = List::of;

  /**
   * Late months in a row.
   *
   * @param month the oldest, which the others wait for
   * @param last the newest
   * @param deadline when the oldest should have been published
   * @param reason why it is not, as far as is known
   */
  record Late(YearMonth month, YearMonth last, Instant deadline, String reason) {
    /** How many. */
    public long months() {
      return month.until(last, ChronoUnit.MONTHS) + 1;
    }
  }

  /** The late months, oldest first. */
  List<Late> late();
}
