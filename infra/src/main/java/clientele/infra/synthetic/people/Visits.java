package clientele.infra.synthetic.people;

import static clientele.infra.synthetic.plan.ShopMonth.MINUTES_A_DAY;

import clientele.infra.synthetic.plan.Dice;
import clientele.infra.synthetic.plan.Dice.Purpose;
import clientele.infra.synthetic.plan.ShopMonth;
import java.util.Arrays;

/** When customers order. */
public final class Visits {
  private static final int[] NONE = {};

  /** No customer orders more often in a month. */
  static final int MOST = 500;

  private final long seed;
  private final Population population;

  public Visits(long seed, Population population) {
    this.seed = seed;
    this.population = population;
  }

  /** Minutes of the month in which the customer orders, ascending; none before they join. */
  public int[] of(Customer customer, ShopMonth month) {
    if (month.index() < customer.joined()) {
      return NONE;
    }
    CustomerKind kind = population.kind(customer, month.index());
    return kind == CustomerKind.SUBSCRIBER
        ? deliveries(customer, month)
        : visits(customer, kind, month);
  }

  /** A minute in a month in which a visitor without an account might come. */
  public static int guestMinute(ShopMonth month, Dice dice) {
    return dice.below(month.days()) * MINUTES_A_DAY + dice.between(8 * 60, 22 * 60);
  }

  private int[] visits(Customer customer, CustomerKind kind, ShopMonth month) {
    Dice dice = Dice.of(seed, Purpose.VISITS, customer.number(), month.index());
    double season = kind.season().weight(month.month().getMonthValue());
    int count = dice.poisson(kind.ordersAMonth() * season * customer.habits().activity());
    if (month.index() == customer.joined()) {
      count = Math.max(1, count);
    }
    int[] minutes = new int[Math.min(count, MOST)];
    for (int i = 0; i < minutes.length; i++) {
      int minuteOfDay =
          kind == CustomerKind.BULK_BUYER
              ? dice.between(8 * 60, 17 * 60)
              : dice.between(7 * 60, 22 * 60);
      minutes[i] = day(month, dice.chance(kind.weekendShare()), dice) * MINUTES_A_DAY + minuteOfDay;
    }
    Arrays.sort(minutes);
    return minutes;
  }

  private static int day(ShopMonth month, boolean weekend, Dice dice) {
    int day;
    do {
      day = dice.below(month.days());
    } while (month.isWeekend(day) != weekend);
    return day;
  }

  /**
   * One or two deliveries: every month has at least 28 days. One in ten leaves a day late, if that
   * is still in the month.
   */
  private int[] deliveries(Customer customer, ShopMonth month) {
    int first = (int) Math.floorMod(customer.habits().deliveryDay() - month.firstDay(), 28L);
    int[] minutes = new int[first + 28 < month.days() ? 2 : 1];
    for (int i = 0; i < minutes.length; i++) {
      int day = first + 28 * i;
      Dice dice = Dice.of(seed, Purpose.DELIVERY, customer.number(), month.firstDay() + day);
      if (dice.chance(0.1) && day + 1 < month.days()) {
        day++;
      }
      minutes[i] = day * MINUTES_A_DAY + dice.between(6 * 60, 9 * 60);
    }
    return minutes;
  }
}
