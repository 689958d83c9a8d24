package clientele.infra.synthetic.plan;

import java.time.YearMonth;

/**
 * A month of the plan. Times within it are minutes since its first midnight.
 *
 * @param index 0 is the plan's oldest month
 * @param month in the calendar
 * @param days its length
 * @param firstDay its first day, in days since 1970-01-01
 */
public record ShopMonth(int index, YearMonth month, int days, long firstDay) {
  public static final int MINUTES_A_DAY = 24 * 60;

  public static ShopMonth of(ShopPlan plan, int index) {
    YearMonth month = plan.month(index);
    return new ShopMonth(index, month, month.lengthOfMonth(), month.atDay(1).toEpochDay());
  }

  public int minutes() {
    return days * MINUTES_A_DAY;
  }

  /** Whether a day of the month, 0 is the first, is a Saturday or Sunday. */
  public boolean isWeekend(int day) {
    return isWeekend(firstDay + day);
  }

  /** Whether a day since 1970-01-01, which was a Thursday, is a Saturday or Sunday. */
  public static boolean isWeekend(long epochDay) {
    return Math.floorMod(epochDay + 3, 7) >= 5;
  }

  /** A time as the export writes it, {@code M/d/yyyy H:mm}. */
  public String format(int minute) {
    int ofDay = minute % MINUTES_A_DAY;
    int ofHour = ofDay % 60;
    return month.getMonthValue()
        + "/"
        + (minute / MINUTES_A_DAY + 1)
        + "/"
        + month.getYear()
        + " "
        + ofDay / 60
        + (ofHour < 10 ? ":0" : ":")
        + ofHour;
  }
}
