package clientele.steps.ingest;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A small made-up shop: what was really sold, before anybody exported it. */
final class FuzzedShop {
  private static final List<String> COUNTRIES =
      List.of("United Kingdom", "Österreich", "France", "Côte d'Ivoire", "USA");
  private static final List<String> GOODS =
      List.of("LAMP", "Mug \"best\"", "Käse, 200 g", "Tea; green", "Box\tlarge", "plain");

  private FuzzedShop() {}

  /** A line of what was sold, or brought back. */
  record Sale(
      String invoice,
      String stock,
      String description,
      int quantity,
      LocalDateTime at,
      BigDecimal price,
      String customer,
      String country) {}

  /** Its sales from January to April 2025, in the order of their days. */
  static List<Sale> sales(SplittableRandom random) {
    List<Sale> sales = new ArrayList<>();
    int customers = 10 + random.nextInt(30);
    int decimals = random.nextInt(10) == 0 ? 3 : 2;
    int first = random.nextInt(10) == 0 ? 91 : 0;
    int invoice = 500 + random.nextInt(1000);
    for (int minute = first * 1440; minute < 120 * 1440; minute += 30 + random.nextInt(1800)) {
      LocalDateTime at = LocalDateTime.of(2025, 1, 1, 0, 0).plusMinutes(minute);
      String customer = customer(random.nextInt(customers));
      String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
      boolean back = random.nextInt(15) == 0;
      String number = (back ? "C" : "") + invoice++;
      int lines = 1 + random.nextInt(4);
      for (int line = 0; line < lines; line++) {
        int quantity = 1 + random.nextInt(random.nextInt(20) == 0 ? 1500 : 12);
        int digits = random.nextInt(30) == 0 ? 3_000_000 : 20_000;
        sales.add(
            new Sale(
                number,
                "P" + (100 + line * 50 + random.nextInt(50)),
                GOODS.get(random.nextInt(GOODS.size())),
                back ? -quantity : quantity,
                at,
                BigDecimal.valueOf(1 + random.nextInt(digits), decimals),
                random.nextInt(12) == 0 ? "" : customer,
                country));
      }
    }
    return sales;
  }

  private static String customer(int number) {
    return number % 3 == 0
        ? String.valueOf(12000 + number)
        : number % 3 == 1 ? "K-" + number : "who" + number + "@shop.example";
  }
}
