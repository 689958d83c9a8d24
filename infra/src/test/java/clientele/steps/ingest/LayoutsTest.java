package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * One shop in each layout gives one month: the features of every customer are those of the UCI
 * layout, with no setting. Every third order has a discount, every seventh went back in part;
 * orders that were never paid for, called off or made in another currency are in none of it.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class LayoutsTest {
  private static final String MONTH = "2025-04";
  private static final String UCI =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
  private static final String SHOPIFY =
      "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount"
          + " Code,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem"
          + " price,Lineitem sku,Lineitem discount,Billing Country,Cancelled at,Refunded Amount,Id";
  private static final String WOO =
      "Order Number,Order Status,Order Date,Email (Billing),Country Code (Billing),SKU,Item Name,"
          + "Quantity,Item Cost,Cart Discount Amount,Order Refund Amount";

  @TempDir Path folder;

  /** A line of the shop: stock code, quantity, price. */
  private record Item(String stock, int quantity, BigDecimal price) {
    BigDecimal amount() {
      return price.multiply(BigDecimal.valueOf(quantity));
    }
  }

  /** An order of the shop, at {@code yyyy-MM-dd HH:mm}. */
  private record Order(int number, String customer, String at, List<Item> items) {
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

  @Test
  void shopify_s_orders(TestDatabase database) throws IOException {
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
    String rest = ",2025-04-02 10:00:00 +0000,1,Thing,500,P001,0,GB,%s,0.00,1";
    lines.add("#1,void@s.example,voided,,GBP,500,0,0,500,,0" + rest.formatted(""));
    lines.add("#2,off@s.example,paid,,GBP,500,0,0,500,,0" + rest.formatted("2025-04-03 10:00"));
    lines.add("#3,yen@s.example,paid,,JPY,500,0,0,500,,0" + rest.formatted(""));
    lines.add("#4,later@s.example,pending,,GBP,500,0,0,500,,0" + rest.formatted(""));
    List<String> shopify = features(database, "shopify.csv", lines);
    assertThat(
            IngestFixture.of(database)
                .rows(
                    "select rule, rows, revenue::float from data_quality where rule like '%_order'"
                        + " or rule = 'other_currency' order by rule"))
        .containsExactly("cancelled_order 1 500", "other_currency 1 500", "unpaid_order 2 1000");
    assertThat(shopify).isEqualTo(usual(database));
  }

  @Test
  void woocommerce_s_orders(TestDatabase database) throws IOException {
    List<String> lines = new ArrayList<>(List.of(WOO));
    for (Order order : orders()) {
      boolean first = true;
      for (Item item : order.items()) {
        lines.add(
            "%d,%s,%s,%s,%s,%s,Thing,%d,%s,%s,%s"
                .formatted(
                    order.number(),
                    first ? "Completed" : "",
                    first ? order.at() : "",
                    first ? order.customer() : "",
                    first ? "GB" : "",
                    item.stock(),
                    item.quantity(),
                    order.list(item),
                    first && order.discounted() ? order.sum() : "",
                    first && order.refund().signum() > 0 ? order.refund().negate() : ""));
        first = false;
      }
    }
    lines.add("1,Failed,2025-04-02 10:00,failed@s.example,GB,P001,Thing,1,500,0,0");
    lines.add("2,On hold,2025-04-02 10:00,hold@s.example,GB,P001,Thing,1,500,0,0");
    assertThat(features(database, "woo.csv", lines)).isEqualTo(usual(database));
  }

  @Test
  void customer_date_and_amount(TestDatabase database) throws IOException {
    List<String> three = new ArrayList<>(List.of("Kunde;Datum;Betrag"));
    List<String> eight = new ArrayList<>(List.of(UCI));
    for (Order order : orders()) {
      String[] day = order.at().split("[- ]");
      for (Item item : order.items()) {
        three.add(
            "%s;%s.%s.%s;%s €"
                .formatted(
                    order.customer(),
                    day[2],
                    day[1],
                    day[0],
                    item.amount().toPlainString().replace('.', ',')));
        eight.add(
            ",,,1,%s/%s/%s 0:00,%s,%s,"
                .formatted(day[1], day[2], day[0], item.amount(), order.customer()));
      }
    }
    assertThat(features(database, "three.csv", three))
        .isEqualTo(features(database, "eight.csv", eight));
  }

  /** The shop in the usual layout. */
  private List<String> usual(TestDatabase database) throws IOException {
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

  private List<String> features(TestDatabase database, String name, List<String> lines)
      throws IOException {
    Path file = Files.write(folder.resolve(name), lines);
    IngestFixture shop = IngestFixture.of(database);
    shop.database()
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "truncate transaction_raw, transaction, transaction_rejected, data_quality,"
                        + " data_month, run_input, source_file, source_note, window_quality,"
                        + " customer_feature"));
    shop.pull(MONTH, 1, IngestFixture.csv(file));
    shop.filter(MONTH, 1);
    shop.features(MONTH, 1);
    List<String> rows = shop.rows("select * from customer_feature order by customer_id");
    assertThat(rows).hasSize(150);
    return rows;
  }

  /** The small shop, its customers by e-mail. */
  private static List<Order> orders() throws IOException {
    Map<Integer, Order> orders = new LinkedHashMap<>();
    List<String> lines = OddExportsTest.shop();
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
