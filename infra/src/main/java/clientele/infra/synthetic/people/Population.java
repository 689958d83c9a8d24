package clientele.infra.synthetic.people;

import static java.util.Objects.requireNonNull;

import clientele.infra.synthetic.goods.Category;
import clientele.infra.synthetic.people.Customer.Habits;
import clientele.infra.synthetic.plan.Dice;
import clientele.infra.synthetic.plan.Dice.Purpose;
import clientele.infra.synthetic.plan.ShopMonth;
import clientele.infra.synthetic.plan.ShopPlan;
import java.util.EnumMap;
import java.util.Map;

/**
 * Everybody who ever buys. Nobody is held in memory: a customer is drawn anew from seed and number
 * whenever asked for, and does not depend on any other.
 */
public final class Population {
  /** The oldest month stands for all years before it: so many months' newcomers join in it. */
  private static final double BACKLOG_MONTHS = 6;

  /** Newcomers of a month over those of the month before. */
  private static final double GROWTH = 1.03;

  private static final CustomerKind[] KINDS = CustomerKind.values();
  private static final Category[] CATEGORIES = Category.values();

  private final ShopPlan plan;
  private final double[] kinds;
  private final Map<CustomerKind, double[]> joiningMonths = new EnumMap<>(CustomerKind.class);

  public Population(ShopPlan plan) {
    this.plan = plan;
    double[] shares = new double[KINDS.length];
    for (int i = 0; i < KINDS.length; i++) {
      shares[i] = KINDS[i].share();
      joiningMonths.put(KINDS[i], Dice.runningSums(newcomers(KINDS[i])));
    }
    this.kinds = Dice.runningSums(shares);
  }

  public int size() {
    return plan.customers();
  }

  public Customer customer(int number) {
    Dice dice = Dice.of(plan.seed(), Purpose.PERSON, number);
    CustomerKind kind = KINDS[dice.index(kinds)];
    int joined = dice.index(requireNonNull(joiningMonths.get(kind)));
    Country country = Country.draw(dice);
    Habits habits =
        new Habits(
            dice.logNormal(1, 0.3),
            dice.logNormal(1, 0.3),
            dice.logNormal(1, 0.3),
            CATEGORIES[dice.below(CATEGORIES.length)],
            deliveryDay(dice));
    return new Customer(number, kind, joined, country, habits);
  }

  /** The customer's kind in a month not before the one of joining. */
  public CustomerKind kind(Customer customer, int month) {
    Dice dice = Dice.of(plan.seed(), Purpose.DRIFT, customer.number());
    CustomerKind kind = customer.firstKind();
    for (int m = customer.joined() + 1; m <= month; m++) {
      kind = Drift.next(kind, dice);
    }
    return kind;
  }

  private double[] newcomers(CustomerKind kind) {
    double[] weights = new double[plan.months()];
    for (int m = 0; m < weights.length; m++) {
      double season = kind.season().weight(plan.month(m).getMonthValue());
      weights[m] = season * StrictMath.pow(GROWTH, m);
    }
    if (kind != CustomerKind.BROWSER) {
      weights[0] *= BACKLOG_MONTHS;
    }
    return weights;
  }

  /** Deliveries leave on weekdays; 28 days later is the same day of the week. */
  private static int deliveryDay(Dice dice) {
    int day;
    do {
      day = dice.below(28);
    } while (ShopMonth.isWeekend((long) day));
    return day;
  }
}
