package clientele.infra.synthetic.event;

import clientele.infra.synthetic.goods.Category;
import clientele.infra.synthetic.goods.Item;
import clientele.infra.synthetic.goods.Product;
import clientele.infra.synthetic.goods.ProductCatalogue;
import clientele.infra.synthetic.people.Customer;
import clientele.infra.synthetic.people.Customer.Habits;
import clientele.infra.synthetic.people.CustomerKind;
import clientele.infra.synthetic.people.CustomerKind.Basket;
import clientele.infra.synthetic.people.Population;
import clientele.infra.synthetic.plan.Dice;
import clientele.infra.synthetic.plan.Dice.Purpose;
import clientele.infra.synthetic.plan.ShopMonth;
import java.util.ArrayList;
import java.util.List;

/** What lies in an order. The same order, asked for again, holds the same. */
final class Baskets {
  private static final int MOST_LINES = 60;
  private static final double FAVOURITE_SHARE = 0.4;
  private static final Habits STRANGER = new Habits(1, 1, 1, Category.KITCHEN, 0);

  private final long seed;
  private final Population population;
  private final ProductCatalogue catalogue;

  Baskets(long seed, Population population, ProductCatalogue catalogue) {
    this.seed = seed;
    this.population = population;
    this.catalogue = catalogue;
  }

  /** Products of the customer's order number {@code order} of the month, no product twice. */
  List<Item> order(Customer customer, ShopMonth month, int order) {
    CustomerKind kind = population.kind(customer, month.index());
    Dice dice = Dice.of(seed, Purpose.ORDER, customer.number(), month.index(), order);
    List<Item> items = new ArrayList<>();
    if (kind == CustomerKind.SUBSCRIBER) {
      Dice standing = Dice.of(seed, Purpose.STANDING_BASKET, customer.number());
      fill(items, kind, customer.habits(), standing);
      if (dice.chance(0.1)) {
        add(items, catalogue.draw(dice), 1, 1);
      }
    } else {
      boolean christmas = kind == CustomerKind.GIFT_GIVER && month.month().getMonthValue() >= 11;
      Habits habits = customer.habits();
      fill(items, kind, christmas ? forChristmas(habits) : habits, dice);
    }
    return items;
  }

  /** What somebody without an account buys. */
  List<Item> guestOrder(Dice dice) {
    List<Item> items = new ArrayList<>();
    fill(items, CustomerKind.GIFT_GIVER, STRANGER, dice);
    return items;
  }

  /** One product in a quantity that nobody means. */
  Item mistake(Dice dice) {
    Product product = catalogue.draw(dice);
    return new Item(product, dice.between(20, 800) * 100, product.pence());
  }

  private void fill(List<Item> items, CustomerKind kind, Habits habits, Dice dice) {
    Basket basket = kind.basket();
    long drawn = Math.round(dice.logNormal(basket.lines() * habits.appetite(), 0.35));
    int lines = (int) Math.max(1, Math.min(MOST_LINES, drawn));
    for (int i = 0; i < lines; i++) {
      Product product =
          dice.chance(FAVOURITE_SHARE)
              ? catalogue.draw(habits.favourite(), dice)
              : catalogue.draw(dice);
      double units = dice.logNormal(basket.units() * habits.size(), basket.spread());
      add(items, product, (int) Math.max(1, Math.round(units)), basket.priceFactor());
    }
  }

  private static void add(List<Item> items, Product product, int units, double priceFactor) {
    for (Item item : items) {
      if (item.product().code().equals(product.code())) {
        return;
      }
    }
    int pence = (int) Math.max(1, Math.round(product.pence() * priceFactor));
    items.add(new Item(product, units, pence));
  }

  private static Habits forChristmas(Habits habits) {
    return new Habits(
        habits.activity(),
        habits.appetite(),
        habits.size(),
        Category.CHRISTMAS,
        habits.deliveryDay());
  }
}
