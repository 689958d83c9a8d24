package clientele.scheduler.status.live;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** Says which months should be published by now and are not. */
@FunctionalInterface
public interface LateMonths {
  /** For a shop that nobody closes by the clock. */
  LateMonths NONE = List::of;

  /**
   * A late month.
   *
   * @param month which
   * @param deadline when it should have been published
   * @param reason why it is not, as far as the journal knows
   */
  record Late(YearMonth month, Instant deadline, String reason) {}

  /** The late months, oldest first. */
  List<Late> late();
}
