package clientele.steps.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.TestDatabase;
import clientele.steps.ingest.IngestFixture;
import clientele.steps.ingest.OddShop;
import clientele.steps.port.TransactionSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The small shop as orders, to be written in any layout, and its month's features. */
abstract class LayoutShop {
  static final String MONTH = "2025-04";
  static final String UCI =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

  private static final String SHOPIFY =
      "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount"
          + " Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem"
          + " price,Lineitem sku,Lineitem discount,Billing Country,Cancelled at,Refunded Amount,Id";
  @TempDir Path folder;

  /** A line of the shop: stock code, quantity, price. */
  record Item(String stock, int quantity, BigDecimal price) {
    BigDecimal amount() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }
  }

  /** An order of the shop, at {@code yyyy-MM-dd HH:mm}. */
  record Order(int number, String customer, String at, List<Item> items) {
    BigDecimal sum() {
      return items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean discounted() {
      return number % 3 == 0;
    }

    BigDecimal refund() {
      return number % 7 == 0 ? sum().min(new BigDecimal("5.25")) : BigDecimal.ZERO;
    }

    /** Before the discount of half of it. */
    BigDecimal list(Item item) {
      return discounted() ? item.price().multiply(BigDecimal.valueOf(2)) : item.price();
    }
  }

  /** What stands on the first line of an order alone. */
  private static String shopifyCells(Order order) {
    return "%s,,GBP,%s,4.99,1.00,%s,,%s"
        .formatted(
            order.refund().signum() > 0 ? "partially_refunded" : "paid",
            order.sum(),
            order.sum().add(new BigDecimal("5.99")),
            order.discounted() ? order.sum() : "0.00");
  }

  /** The shop as Shopify exports its orders. */
  static List<String> shopify() throws IOException {
    List<String> lines = new ArrayList<>(List.of(SHOPIFY));
    for (Order order : orders()) {
      boolean first = true;
      for (Item item : order.items()) {
        String cells = first ? shopifyCells(order) : ",,,,,,,,";
        lines.add(
            "#%d,%s,%s,%s:00 +0000,%d,Thing,%s,%s,0.00,%s,,%s,%s"
                .formatted(
                    order.number(),
                    first ? order.customer().toUpperCase(Locale.ROOT) : order.customer(),
                    cells,
                    order.at(),
                    item.quantity(),
                    order.list(item),
                    item.stock(),
                    first ? "GB" : "",
                    first ? order.refund() : "",
                    first ? order.number() : ""));
        first = false;
      }
    }
    return lines;
  }

  /** The shop in the usual layout. */
  List<String> usual(TestDatabase database) throws IOException {
    List<String> lines = new ArrayList<>(List.of(UCI));
    for (Order order : orders()) {
      String[] at = order.at().split("[- ]");
      String when = "%s/%s/%s %s".formatted(at[1], at[2], at[0], at[3]);
      for (Item item : order.items()) {
        lines.add(
            "%d,%s,Thing,%d,%s,%s,%s,GB"
                .formatted(
                    order.number(),
                    item.stock(),
                    item.quantity(),
                    when,
                    item.price(),
                    order.customer()));
      }
      if (order.refund().signum() > 0) {
        lines.add(
            "C%d,refund,,-1,%s,%s,%s,GB"
                .formatted(order.number(), when, order.refund(), order.customer()));
      }
    }
    return features(database, "usual.csv", lines);
  }

  List<String> features(TestDatabase database, String name, List<String> lines) throws IOException {
    return features(database, IngestFixture.csv(Files.write(folder.resolve(name), lines)));
  }

  static List<String> features(TestDatabase database, TransactionSource source) {
    IngestFixture shop = IngestFixture.of(database);
    shop.database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "truncate transaction_raw, transaction, transaction_rejected, data_quality,"
                        + " customer_order,"
                        + " data_month, run_input, source_file, source_note, window_quality,"
                        + " customer_feature"));
    shop.pull(MONTH, 1, source);
    shop.filter(MONTH, 1);
    shop.features(MONTH, 1);
    List<String> rows = shop.rows("select * from customer_feature order by customer_id");
    assertThat(rows).hasSize(150);
    return rows;
  }

  /** The small shop, its customers by e-mail. */
  static List<Order> orders() throws IOException {
    Map<Integer, Order> orders = new LinkedHashMap<>();
    List<String> lines = OddShop.shop();
    for (String line : lines.subList(1, lines.size())) {
      String[] f = line.split(",");
      String[] at = f[4].split("[/ :]");
      int number = Integer.parseInt(f[0]);
      String when =
          "%s-%02d-%02d %02d:%s"
              .formatted(
                  at[2],
                  Integer.parseInt(at[0]),
                  Integer.parseInt(at[1]),
                  Integer.parseInt(at[3]),
                  at[4]);
      orders
          .computeIfAbsent(
              number, any -> new Order(number, f[6] + "@s.example", when, new ArrayList<>()))
          .items()
          .add(new Item(f[1], Integer.parseInt(f[3]), new BigDecimal(f[5])));
    }
    return List.copyOf(orders.values());
  }
}
