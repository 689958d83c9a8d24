package clientele.scheduler.trigger;

import clientele.infra.config.ScheduleConfig;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When each month is due and when it is late: a calculation from the cron expression and its zone,
 * with no clock and no memory.
 *
 * <p>The expression is read on the wall clock and then moved into the zone, where an hour that
 * daylight saving leaves out is the hour after it, and one that comes twice is its first coming.
 * (Quartz itself skips a time that is left out: a monthly trigger would be a month late.)
 *
 * <p>A month is due the delay after the trigger first fires once the month is over in the zone; it
 * is late the deadline after that.
 */
public final class Timetable {
  /** How far back a due month is looked for; a trigger fires at least once in these. */
  private static final int LONGEST_LOOK_MONTHS = 240;

  private final CronExpression cron;
  private final ScheduleConfig config;

  /**
   * Reads the expression.
   *
   * @throws StepException USAGE if it makes no sense or never fires
   */
  public Timetable(ScheduleConfig config) {
    this.config = config;
    try {
      this.cron = new CronExpression(config.cron());
    } catch (ParseException e) {
      throw new StepException(
          ErrorCode.USAGE,
          "the cron expression makes no sense [schedule.cron: %s]. Maybe %s"
              .formatted(config.cron(), e.getMessage()),
          e);
    }
    cron.setTimeZone(TimeZone.getTimeZone("UTC"));
  }

  /** When the trigger fires next after this moment; empty if it never does again. */
  public Optional<Instant> nextRing(Instant after) {
    return nextOnTheWall(after.atZone(config.zone()).toLocalDateTime())
        .map(wall -> wall.atZone(config.zone()))
        .map(fire -> fire.toInstant().isAfter(after) ? fire : fire.withLaterOffsetAtOverlap())
        .map(ZonedDateTime::toInstant);
  }

  /** The expression read by a clock on the wall that daylight saving does not touch. */
  private synchronized Optional<LocalDateTime> nextOnTheWall(LocalDateTime after) {
    return Optional.ofNullable(
            cron.getNextValidTimeAfter(Date.from(after.toInstant(ZoneOffset.UTC))))
        .map(fire -> LocalDateTime.ofInstant(fire.toInstant(), ZoneOffset.UTC));
  }

  /** From when on the month may be closed; empty if the trigger never fires after its end. */
  public Optional<Instant> dueAt(YearMonth month) {
    LocalDateTime over = month.plusMonths(1).atDay(1).atStartOfDay();
    // the trigger's times are whole seconds, and one at the very end of the month counts
    return nextOnTheWall(over.minusSeconds(1))
        .map(wall -> wall.atZone(config.zone()).toInstant().plus(config.delay()));
  }

  /** From when on the month is late; empty if it is never due. */
  public Optional<Instant> lateAt(YearMonth month) {
    return dueAt(month).map(due -> due.plus(config.deadline()));
  }

  /** From when a month is due until it is late. */
  public Duration deadline() {
    return config.deadline();
  }

  /** The latest month that is due. */
  public Optional<YearMonth> latestDue(Instant now) {
    YearMonth month = YearMonth.from(now.atZone(config.zone()));
    for (int back = 0; back < LONGEST_LOOK_MONTHS; back++) {
      month = month.minusMonths(1);
      if (reached(dueAt(month), now)) {
        return Optional.of(month);
      }
    }
    return Optional.empty();
  }

  /** Whether the month is late, should it not be published yet. */
  public boolean late(YearMonth month, Instant now) {
    return reached(lateAt(month), now);
  }

  private static boolean reached(Optional<Instant> moment, Instant now) {
    return moment.isPresent() && !moment.get().isAfter(now);
  }
}
