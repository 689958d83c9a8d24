package clientele.scheduler.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.ScheduleConfig;
import clientele.infra.config.ScheduleConfig.CatchUp;
import clientele.steps.dag.StepException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calendar, cron expression and zone, on the days that are known to trip programs up. */
class TimetableTest {
  private static Timetable timetable(String cron, String zone, Duration delay) {
    return new Timetable(
        new ScheduleConfig(cron, ZoneId.of(zone), CatchUp.ALL, delay, Duration.ofHours(36)));
  }

  private static Timetable at4(String zone) {
    return timetable("0 0 4 1 * ?", zone, Duration.ZERO);
  }

  @Test
  void months_of_28_to_31_days_and_a_leap_year_are_due_on_the_first_at_four() {
    Timetable utc = at4("UTC");
    for (String[] pair :
        new String[][] {
          {"2026-02", "2026-03-01T04:00:00Z"},
          {"2028-02", "2028-03-01T04:00:00Z"},
          {"2026-04", "2026-05-01T04:00:00Z"},
          {"2026-12", "2027-01-01T04:00:00Z"}
        }) {
      assertThat(utc.dueAt(YearMonth.parse(pair[0]))).contains(Instant.parse(pair[1]));
    }
  }

  @Test
  void a_trigger_on_the_last_day_of_the_month_closes_the_month_before_never_the_one_at_its_end() {
    Timetable lastDay = timetable("0 0 4 L * ?", "UTC", Duration.ZERO);
    assertThat(lastDay.dueAt(YearMonth.of(2028, 1)))
        .contains(Instant.parse("2028-02-29T04:00:00Z"));
    assertThat(lastDay.latestDue(Instant.parse("2028-02-29T12:00:00Z")))
        .contains(YearMonth.of(2028, 1));
  }

  @Test
  void the_month_is_over_by_the_zone_not_by_utc() {
    Timetable auckland = timetable("0 0 0 1 * ?", "Pacific/Auckland", Duration.ZERO);
    assertThat(auckland.dueAt(YearMonth.of(2026, 6)))
        .contains(Instant.parse("2026-06-30T12:00:00Z"));
    assertThat(auckland.latestDue(Instant.parse("2026-06-30T11:59:59Z")))
        .contains(YearMonth.of(2026, 5));
    assertThat(auckland.latestDue(Instant.parse("2026-06-30T12:00:00Z")))
        .contains(YearMonth.of(2026, 6));
  }

  @Test
  void an_hour_that_daylight_saving_leaves_out_does_not_cost_the_month() {
    // 1 April 2001 in New York: the clock jumps from 2:00 to 3:00
    Timetable gap = timetable("0 30 2 1 * ?", "America/New_York", Duration.ZERO);
    assertThat(gap.dueAt(YearMonth.of(2001, 3)).orElseThrow())
        .isBetween(Instant.parse("2001-04-01T07:00:00Z"), Instant.parse("2001-04-02T00:00:00Z"));
  }

  @Test
  void an_hour_that_comes_twice_is_one_due_time() {
    // 1 November 2026 in New York: 1:30 comes at 5:30 and at 6:30 UTC
    Timetable twice = timetable("0 30 1 1 * ?", "America/New_York", Duration.ZERO);
    Instant due = twice.dueAt(YearMonth.of(2026, 10)).orElseThrow();
    assertThat(due)
        .isIn(Instant.parse("2026-11-01T05:30:00Z"), Instant.parse("2026-11-01T06:30:00Z"));
    assertThat(twice.latestDue(due)).contains(YearMonth.of(2026, 10));
    assertThat(twice.latestDue(due.plus(Duration.ofHours(2)))).contains(YearMonth.of(2026, 10));
  }

  @Test
  void exports_that_come_late_delay_due_and_late_alike() {
    Timetable slow = timetable("0 0 4 1 * ?", "UTC", Duration.ofDays(3));
    assertThat(slow.dueAt(YearMonth.of(2026, 1))).contains(Instant.parse("2026-02-04T04:00:00Z"));
    assertThat(slow.lateAt(YearMonth.of(2026, 1))).contains(Instant.parse("2026-02-05T16:00:00Z"));
    assertThat(slow.latestDue(Instant.parse("2026-02-04T03:59:59Z")))
        .contains(YearMonth.of(2025, 12));
  }

  @Test
  void every_month_of_ten_years_is_due_once_and_in_its_order() {
    Timetable london = at4("Europe/London");
    YearMonth first = YearMonth.of(2020, 1);
    IntStream.range(0, 120)
        .mapToObj(first::plusMonths)
        .forEach(
            month -> {
              Instant due = london.dueAt(month).orElseThrow();
              assertThat(london.latestDue(due)).contains(month);
              assertThat(london.latestDue(due.minusMillis(1))).contains(month.minusMonths(1));
            });
  }

  @Test
  void an_expression_without_sense_is_refused_and_one_that_is_over_never_fires() {
    assertThatThrownBy(() -> timetable("0 0 25 1 * ?", "UTC", Duration.ZERO))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("schedule.cron");
    Timetable over = timetable("0 0 4 1 * ? 2020", "UTC", Duration.ZERO);
    assertThat(over.nextRing(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
    assertThat(over.dueAt(YearMonth.of(2025, 12))).isEmpty();
  }
}
