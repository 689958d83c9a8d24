package clientele.infra.synthetic.goods;

import clientele.infra.synthetic.plan.Dice;
import clientele.infra.synthetic.plan.Dice.Purpose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the shop sells. Demand follows Zipf's law: the product of rank r is asked for in proportion
 * to r<sup>-0.9</sup>, over the whole shop and on each shelf.
 */
public final class ProductCatalogue {
  private static final int SIZE = 2000;
  private static final Category[] CATEGORIES = Category.values();
  private static final double ZIPF = 0.9;

  /** A prime above {@link #SIZE}, so that codes are distinct and do not tell the rank. */
  private static final int CODES = 2003;

  private static final List<String> LOOKS =
      List.of(
          "RED", "IVORY", "VINTAGE", "RUSTIC", "ENAMEL", "GLASS", "WOODEN", "STRIPED", "DOTTY",
          "PINK", "GILDED", "KNITTED", "TINY", "LARGE", "FOLDING", "COPPER", "SLATE", "PAISLEY");
  private static final List<String> MOTIFS =
      List.of(
          "HEART",
          "ROBIN",
          "DAISY",
          "ANCHOR",
          "OWL",
          "STAR",
          "HEDGEHOG",
          "FERN",
          "LIGHTHOUSE",
          "BUTTERFLY",
          "TULIP",
          "FOX",
          "PEACOCK",
          "MUSHROOM",
          "SNOWFLAKE",
          "POPPY",
          "WHALE",
          "OAK");

  private final Shelf all;
  private final Map<Category, Shelf> shelves = new EnumMap<>(Category.class);

  /** Products with their demand as running sums. */
  private static final class Shelf {
    private final List<Product> products;
    private final double[] demand;

    Shelf(List<Product> products, double[] demand) {
      this.products = products;
      this.demand = demand;
    }

    public Product draw(Dice dice) {
      return products.get(dice.index(demand));
    }
  }

  public ProductCatalogue(long seed) {
    Dice dice = Dice.of(seed, Purpose.CATALOGUE);
    Map<Category, List<Product>> byCategory = new EnumMap<>(Category.class);
    List<Product> products = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    while (products.size() < SIZE) {
      Category category = CATEGORIES[dice.below(CATEGORIES.length)];
      String description = describe(category, dice);
      if (taken.add(description)) {
        Product product = new Product(code(products.size()), description, category.drawPence(dice));
        products.add(product);
        byCategory.computeIfAbsent(category, c -> new ArrayList<>()).add(product);
      }
    }
    all = shelf(products);
    byCategory.forEach((category, members) -> shelves.put(category, shelf(members)));
  }

  /** Any product, by its demand. */
  public Product draw(Dice dice) {
    return all.draw(dice);
  }

  /** A product of this shelf, by its demand. */
  public Product draw(Category category, Dice dice) {
    return shelves.getOrDefault(category, all).draw(dice);
  }

  /** All products, the most wanted first. */
  List<Product> products() {
    return all.products;
  }

  private static Shelf shelf(List<Product> products) {
    double[] weights = new double[products.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.pow(i + 1, -ZIPF);
    }
    return new Shelf(List.copyOf(products), Dice.runningSums(weights));
  }

  private static String code(int rank) {
    String number = Integer.toString(20_000 + rank * 733 % CODES);
    return rank % 7 == 3 ? number + "A" : number;
  }

  /** One name in ten holds what a careless reader of CSV or writer of HTML trips over. */
  private static String describe(Category category, Dice dice) {
    String look = LOOKS.get(dice.below(LOOKS.size()));
    String motif = MOTIFS.get(dice.below(MOTIFS.size()));
    String thing = category.drawThing(dice);
    return switch (dice.below(40)) {
      case 0 -> motif + " & \"" + look + "\" " + thing;
      case 1 -> look + " " + motif + " " + thing + ", SET OF " + dice.between(2, 12);
      case 2 -> "<3 " + motif + " " + thing;
      case 3 -> look + " " + thing + " 'MY " + motif + "'";
      default -> look + " " + motif + " " + thing;
    };
  }
}
