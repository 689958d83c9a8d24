package clientele.infra.config;

import java.time.Duration;
import java.time.ZoneId;

/**
 * When a month is closed unattended.
 *
 * @param cron seconds, minutes, hours, day of month, month, day of week, and perhaps year
 * @param zone in which the cron expression is read
 * @param catchUp which missed months are closed after an outage
 * @param delay from the scheduled time on, for exports that come late; then the month is due
 * @param deadline from the moment the month is due; from then on it is late
 */
public record ScheduleConfig(
    String cron, ZoneId zone, CatchUp catchUp, Duration delay, Duration deadline) {

  /** What becomes of months that were missed. */
  public enum CatchUp {
    /** Every one since the oldest month of the journal, oldest first. */
    ALL,
    /** The latest alone, however late. */
    LAST,
    /** None: the latest is closed until its deadline has passed, then it is left to people. */
    NONE
  }

  /** Four in the morning of the first of the month. */
  public static final ScheduleConfig DEFAULT =
      new ScheduleConfig(
          "0 0 4 1 * ?", ZoneId.of("UTC"), CatchUp.ALL, Duration.ZERO, Duration.ofHours(36));
}
