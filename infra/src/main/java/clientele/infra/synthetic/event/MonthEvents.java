package clientele.infra.synthetic.event;

import clientele.infra.synthetic.event.FollowUps.FollowUp;
import clientele.infra.synthetic.people.Customer;
import clientele.infra.synthetic.people.Population;
import clientele.infra.synthetic.people.Visits;
import clientele.infra.synthetic.plan.Dice;
import clientele.infra.synthetic.plan.Dice.Purpose;
import clientele.infra.synthetic.plan.ShopMonth;
import clientele.infra.synthetic.plan.ShopPlan;
import java.util.Arrays;

/**
 * All invoices of one month in order of time, eight bytes each: an event is packed into a long
 * whose highest bits are its minute, so that sorting the longs sorts by time, and by customer
 * within a minute. What the invoice holds is drawn when it is written.
 */
public final class MonthEvents {
  private static final int ORDER_BITS = 9;
  private static final int TYPE_BITS = 3;
  private static final int WHO_BITS = 32;

  private final ShopMonth month;
  private long[] packed = new long[1024];
  private int size;

  /**
   * One invoice to be.
   *
   * @param minute of the month
   * @param type what it is about
   * @param who number of the customer, or of the guest
   * @param ofLastMonth whether the order it goes back to was given in the month before
   * @param order number of that order among the customer's of its month
   */
  public record Event(int minute, EventType type, int who, boolean ofLastMonth, int order) {

    private long pack() {
      long bits = ((long) minute << WHO_BITS) | who;
      bits = (bits << TYPE_BITS) | type.code();
      bits = (bits << 1) | (ofLastMonth ? 1 : 0);
      return (bits << ORDER_BITS) | order;
    }

    private static Event unpack(long bits) {
      int order = (int) bits & ((1 << ORDER_BITS) - 1);
      long rest = bits >>> ORDER_BITS;
      boolean ofLastMonth = (rest & 1) == 1;
      rest >>>= 1;
      EventType type = EventType.of((int) rest & ((1 << TYPE_BITS) - 1));
      rest >>>= TYPE_BITS;
      return new Event((int) (rest >>> WHO_BITS), type, (int) rest, ofLastMonth, order);
    }
  }

  private MonthEvents(ShopMonth month) {
    this.month = month;
  }

  /** Collects the month's events from its own orders and those of the month before. */
  public static MonthEvents of(ShopPlan plan, int index, Population population) {
    Visits visits = new Visits(plan.seed(), population);
    FollowUps followUps = new FollowUps(plan, population);
    ShopMonth month = ShopMonth.of(plan, index);
    ShopMonth before = ShopMonth.of(plan, index - 1);
    MonthEvents events = new MonthEvents(month);
    for (int number = 0; number < population.size(); number++) {
      Customer customer = population.customer(number);
      events.collect(customer, before, visits, followUps);
      events.collect(customer, month, visits, followUps);
    }
    events.addGuests(plan);
    Arrays.sort(events.packed, 0, events.size);
    return events;
  }

  public int size() {
    return size;
  }

  public Event get(int i) {
    return Event.unpack(packed[i]);
  }

  private void collect(
      Customer customer, ShopMonth orderMonth, Visits visits, FollowUps followUps) {
    int[] minutes = visits.of(customer, orderMonth);
    boolean past = orderMonth.index() < month.index();
    int shift = past ? orderMonth.minutes() : 0;
    for (int order = 0; order < minutes.length; order++) {
      int minute = minutes[order];
      if (!past) {
        add(new Event(minute, EventType.ORDER, customer.number(), false, order));
      }
      for (FollowUp next : followUps.of(customer, orderMonth, order, minute)) {
        int at = next.minute() - shift;
        if (at >= 0 && at < month.minutes()) {
          add(new Event(at, next.type(), customer.number(), past, order));
        }
      }
    }
  }

  private void addGuests(ShopPlan plan) {
    double share = plan.shares().guestOrders();
    long orders = size;
    int guests = (int) Math.round(orders * share / (1 - share));
    for (int guest = 0; guest < guests; guest++) {
      Dice dice = Dice.of(plan.seed(), Purpose.GUEST, month.index(), guest);
      add(new Event(Visits.guestMinute(month, dice), EventType.GUEST_ORDER, guest, false, 0));
    }
  }

  private void add(Event event) {
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, size * 2);
    }
    packed[size++] = event.pack();
  }
}
