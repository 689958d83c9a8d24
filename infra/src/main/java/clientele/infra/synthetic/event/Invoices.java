package clientele.infra.synthetic.event;

import clientele.infra.synthetic.event.MonthEvents.Event;
import clientele.infra.synthetic.goods.Item;
import clientele.infra.synthetic.goods.Product;
import clientele.infra.synthetic.goods.ProductCatalogue;
import clientele.infra.synthetic.people.Country;
import clientele.infra.synthetic.people.Customer;
import clientele.infra.synthetic.people.Population;
import clientele.infra.synthetic.plan.Dice;
import clientele.infra.synthetic.plan.Dice.Purpose;
import clientele.infra.synthetic.plan.ShopMonth;
import clientele.infra.synthetic.plan.ShopPlan;
import java.util.ArrayList;
import java.util.List;

/** Draws up the invoice of an event: who, where and what, down to postage and stock write-offs. */
public final class Invoices {
  private final ShopPlan plan;
  private final Population population;
  private final Baskets baskets;
  private final FollowUps followUps;

  public Invoices(ShopPlan plan, Population population, ProductCatalogue catalogue) {
    this.plan = plan;
    this.population = population;
    this.baskets = new Baskets(plan.seed(), population, catalogue);
    this.followUps = new FollowUps(plan, population);
  }

  /**
   * An invoice without its number.
   *
   * @param customerId empty for a guest
   */
  public record Invoice(String customerId, Country country, List<Item> items) {}

  /** Draws up an invoice of {@code month}; {@code before} is the month before it. */
  public Invoice draw(Event event, ShopMonth month, ShopMonth before) {
    if (event.type() == EventType.GUEST_ORDER) {
      return guest(Dice.of(plan.seed(), Purpose.GUEST, month.index(), event.who(), 1));
    }
    Customer customer = population.customer(event.who());
    ShopMonth ordered = event.ofLastMonth() ? before : month;
    return new Invoice(customer.id(), customer.country(), items(event, customer, ordered));
  }

  private List<Item> items(Event event, Customer customer, ShopMonth ordered) {
    int order = event.order();
    return switch (event.type()) {
      case ORDER -> {
        Dice dice = extras(customer, ordered, order, 0);
        yield withExtras(baskets.order(customer, ordered, order), customer.country(), dice);
      }
      case RETURN -> {
        List<Item> bought = baskets.order(customer, ordered, order);
        List<Item> back = followUps.returned(customer, ordered, order, bought);
        if (extras(customer, ordered, order, 1).chance(0.03)) {
          back.add(one(Product.DISCOUNT).returned(1));
        }
        yield back;
      }
      case SLIP -> List.of(baskets.mistake(followUps.slipDice(customer, ordered, order)));
      case SLIP_CANCELLED -> {
        Item slip = baskets.mistake(followUps.slipDice(customer, ordered, order));
        yield List.of(slip.returned(slip.quantity()));
      }
      case GUEST_ORDER -> throw new IllegalStateException("a guest is no customer");
    };
  }

  private Dice extras(Customer customer, ShopMonth ordered, int order, int which) {
    return Dice.of(plan.seed(), Purpose.EXTRAS, customer.number(), ordered.index(), order, which);
  }

  private static List<Item> withExtras(List<Item> items, Country country, Dice dice) {
    if (country != Country.UNITED_KINGDOM && dice.chance(0.5)) {
      items.add(one(Product.POSTAGE));
    } else if (dice.chance(0.01)) {
      items.add(one(Product.CARRIAGE));
    }
    if (dice.chance(0.004)) {
      items.add(one(Product.MANUAL));
    }
    return items;
  }

  /** Most are web orders; a few are the shop's own bookings, which name no customer either. */
  private Invoice guest(Dice dice) {
    Country country = Country.draw(dice);
    if (dice.chance(0.01)) {
      return new Invoice("", Country.UNITED_KINGDOM, List.of(one(Product.BANK_CHARGES)));
    }
    List<Item> items = new ArrayList<>(baskets.guestOrder(dice));
    if (dice.chance(0.04)) {
      Product spoiled = new Product(items.get(0).product().code(), "", 0);
      Item writtenOff = new Item(spoiled, -dice.between(1, 60), 0);
      return new Invoice("", Country.UNITED_KINGDOM, List.of(writtenOff));
    }
    if (dice.chance(0.3)) {
      items.add(one(Product.WEB_POSTAGE));
    }
    return new Invoice("", country, items);
  }

  private static Item one(Product product) {
    return new Item(product, 1, product.pence());
  }
}
