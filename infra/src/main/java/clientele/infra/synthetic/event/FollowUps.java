package clientele.infra.synthetic.event;

import static clientele.infra.synthetic.plan.ShopMonth.MINUTES_A_DAY;

import clientele.infra.synthetic.goods.Item;
import clientele.infra.synthetic.people.Customer;
import clientele.infra.synthetic.people.CustomerKind;
import clientele.infra.synthetic.people.Population;
import clientele.infra.synthetic.plan.Dice;
import clientele.infra.synthetic.plan.Dice.Purpose;
import clientele.infra.synthetic.plan.ShopMonth;
import clientele.infra.synthetic.plan.ShopPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * What comes of an order, at most {@link #LONGEST_DAYS} days later: goods sent back, or a trader's
 * slip of the keyboard that is cancelled within hours.
 */
final class FollowUps {
  /** Less than the shortest month, so that a month's follow-ups come from it and the one before. */
  static final int LONGEST_DAYS = 27;

  /** Share of a trader's orders that are followed by a slip. */
  private static final double SLIPS = 0.006;

  private final long seed;
  private final double returnShare;
  private final Population population;

  FollowUps(ShopPlan plan, Population population) {
    this.seed = plan.seed();
    this.returnShare = plan.shares().returns();
    this.population = population;
  }

  /** What comes, and when: minutes since the first midnight of the order's month. */
  record FollowUp(EventType type, int minute) {}

  /**
   * Follow-ups of the customer's order number {@code order} of a month, given at {@code minute}.
   */
  List<FollowUp> of(Customer customer, ShopMonth month, int order, int minute) {
    Dice dice = dice(customer, month, order);
    CustomerKind kind = population.kind(customer, month.index());
    boolean returned = dice.chance(returnShare * kind.returnFactor());
    boolean slip = kind == CustomerKind.BULK_BUYER && dice.chance(SLIPS);
    if (!returned && !slip) {
      return List.of();
    }
    List<FollowUp> followUps = new ArrayList<>();
    if (returned) {
      int day = minute / MINUTES_A_DAY + dice.between(3, LONGEST_DAYS - 1);
      int openingHours = dice.between(9 * 60, 17 * 60);
      followUps.add(new FollowUp(EventType.RETURN, day * MINUTES_A_DAY + openingHours));
    }
    if (slip) {
      int slipped = minute + dice.between(5, 30);
      followUps.add(new FollowUp(EventType.SLIP, slipped));
      followUps.add(new FollowUp(EventType.SLIP_CANCELLED, slipped + dice.between(3, 180)));
    }
    return followUps;
  }

  /** Which of an order's items come back: at least one, some of its units or all. */
  List<Item> returned(Customer customer, ShopMonth month, int order, List<Item> items) {
    Dice dice = Dice.of(seed, Purpose.FOLLOW_UP, customer.number(), month.index(), order, 1);
    List<Item> back = new ArrayList<>();
    int certain = dice.below(items.size());
    for (int i = 0; i < items.size(); i++) {
      if (i == certain || dice.chance(0.2)) {
        Item item = items.get(i);
        int units = dice.chance(0.6) ? item.quantity() : dice.between(1, item.quantity());
        back.add(item.returned(units));
      }
    }
    return back;
  }

  /** Dice for the content of a slip: order and cancellation draw the same. */
  Dice slipDice(Customer customer, ShopMonth month, int order) {
    return Dice.of(seed, Purpose.FOLLOW_UP, customer.number(), month.index(), order, 2);
  }

  private Dice dice(Customer customer, ShopMonth month, int order) {
    return Dice.of(seed, Purpose.FOLLOW_UP, customer.number(), month.index(), order, 0);
  }
}
