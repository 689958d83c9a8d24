package clientele.infra.config;

import java.time.Duration;
import java.time.ZoneId;

/**
 * When a month is closed unattended.
 *
 * @param cron seconds, minutes, hours, day of month, month, day of week, and perhaps year
 * @param zone in which the cron expression is read
 * @param catchUp which missed months are closed after an outage
 * @param deadline after the scheduled time; from then on the month is late
 */
public record ScheduleConfig(String cron, ZoneId zone, CatchUp catchUp, Duration deadline) {

  /** What becomes of months that were missed. */
  public enum CatchUp {
    /** Every one, oldest first. */
    ALL,
    /** The latest alone. */
    LAST,
    /** None. */
    NONE
  }

  /** Four in the morning of the first of the month. */
  public static final ScheduleConfig DEFAULT =
      new ScheduleConfig("0 0 4 1 * ?", ZoneId.of("UTC"), CatchUp.ALL, Duration.ofHours(36));
}
