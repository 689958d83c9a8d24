package clientele.steps.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.source.SourceConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.source.door.Door;
import clientele.infra.source.door.DoorSource;
import clientele.infra.source.door.HttpCalls;
import clientele.infra.source.door.ToldOrder;
import clientele.infra.source.door.jdbc.JdbcDoor;
import clientele.infra.source.door.shopify.ShopifyDoors;
import clientele.infra.source.door.woo.WooDoor;
import clientele.infra.source.door.woo.WooServer;
import clientele.infra.source.parquet.ParquetFiles;
import clientele.steps.ingest.IngestFixture;
import clientele.steps.ingest.LateLines;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One shop through every door gives one month: the columns of UCI, Shopify's CSV, Shopify's bulk
 * operation, WooCommerce's REST API, a database and a Parquet file.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class SixDoorsTest extends LayoutShop {
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2025-05-01T04:00:00Z"), ZoneOffset.UTC);

  @Test
  void one_month(TestDatabase database) throws IOException {
    List<String> usual = usual(database);
    assertThat(features(database, "shopify.csv", shopify())).as("Shopify's CSV").isEqualTo(usual);
    try (WooServer shop = new WooServer()) {
      shop.has(told());
      DoorConfig.WooCommerce config =
          new DoorConfig.WooCommerce(
              shop.url(), new Secret("ck_hush"), new Secret("cs_hush"), Optional.empty());
      WooDoor door = new WooDoor(config, ZoneOffset.UTC, HttpCalls.of(3, Duration.ofMillis(5)));
      assertThat(through(database, door)).as("WooCommerce").isEqualTo(usual);
    }
    try (ShopifyDoors shop = new ShopifyDoors(told())) {
      assertThat(through(database, shop.door(NOW))).as("Shopify").isEqualTo(usual);
    }
    assertThat(through(database, orders(database))).as("a database").isEqualTo(usual);
    assertThat(features(database, IngestFixture.csv(parquet()))).as("Parquet").isEqualTo(usual);
  }

  /** The file in the usual layout, its columns with types, as another program writes it. */
  private Path parquet() {
    Path file = folder.resolve("orders.parquet");
    ParquetFiles.write(
        file,
        "select \"InvoiceNo\", \"StockCode\", \"Description\", cast(\"Quantity\" as int) as"
            + " \"Quantity\", strptime(\"InvoiceDate\", '%m/%d/%Y %H:%M') as \"InvoiceDate\","
            + " cast(\"UnitPrice\" as decimal(18, 4)) as \"UnitPrice\", \"CustomerID\", \"Country\""
            + " from read_csv('%s', header = true, all_varchar = true)"
                .formatted(folder.resolve("usual.csv")),
        "compression zstd");
    return file;
  }

  /** An order of March is paid back in part in April, and one of April is called off. */
  @Test
  void a_change_of_an_old_order_is_late_data_of_the_month_it_falls_into(TestDatabase database)
      throws IOException {
    List<ToldOrder> orders = new ArrayList<>(told());
    try (WooServer shop = new WooServer()) {
      shop.has(orders);
      DoorConfig.WooCommerce config =
          new DoorConfig.WooCommerce(
              shop.url(), new Secret("ck_hush"), new Secret("cs_hush"), Optional.empty());
      WooDoor door = new WooDoor(config, ZoneOffset.UTC, HttpCalls.of(3, Duration.ofMillis(5)));
      try (DoorSource source = new DoorSource(door, SourceConfig.DEFAULT, Optional.empty(), NOW)) {
        features(database, source);
        SortedMap<YearMonth, Integer> held = new TreeMap<>();
        held.put(YearMonth.of(2025, 3), 1);
        held.put(YearMonth.of(2025, 4), 1);
        assertThat(late(database, source, held)).isEmpty();
        ToldOrder march = first(orders, "2025-03");
        ToldOrder april = first(orders, "2025-04");
        orders.set(orders.indexOf(march), march.refunded("2025-04-20T10:00:00Z", "1.50"));
        assertThat(april.items()).hasSize(lines(april));
        orders.remove(april);
        shop.has(orders);
        assertThat(late(database, source, held))
            .isEqualTo(Map.of(YearMonth.of(2025, 4), new LateLines.Change(1, lines(april))));
      }
    }
  }

  private static int lines(ToldOrder order) {
    return order.items().size() + order.refunds().size();
  }

  private static ToldOrder first(List<ToldOrder> orders, String month) {
    return orders.stream()
        .filter(order -> order.at().toString().startsWith(month) && order.refunds().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** As the service looks, in a transaction that is never committed. */
  private static SortedMap<YearMonth, LateLines.Change> late(
      TestDatabase database, DoorSource source, SortedMap<YearMonth, Integer> held) {
    return database
        .jdbi()
        .inTransaction(
            handle -> {
              SortedMap<YearMonth, LateLines.Change> found =
                  new LateLines(source, database.warehouse()).find(held);
              handle.rollback();
              return found;
            });
  }

  private static List<String> through(TestDatabase database, Door door) {
    try (DoorSource source = new DoorSource(door, SourceConfig.DEFAULT, Optional.empty(), NOW)) {
      return features(database, source);
    }
  }

  private static List<ToldOrder> told() throws IOException {
    List<ToldOrder> told = new ArrayList<>();
    for (Order order : orders()) {
      Instant at = LocalDateTime.parse(order.at().replace(' ', 'T')).toInstant(ZoneOffset.UTC);
      List<ToldOrder.Item> items =
          order.items().stream()
              .map(
                  item ->
                      new ToldOrder.Item(
                          item.stock(),
                          item.quantity(),
                          order.list(item),
                          order.discounted() ? item.amount() : BigDecimal.ZERO))
              .toList();
      List<ToldOrder.Back> back =
          order.refund().signum() > 0 ? List.of(new ToldOrder.Back(at, order.refund())) : List.of();
      told.add(new ToldOrder(order.number(), order.customer(), at, at, "PAID", items, back));
    }
    told.add(ToldOrder.of(900001, "void@s.example", "2025-04-02T10:00:00Z", "VOIDED", "500"));
    told.add(ToldOrder.of(900002, "later@s.example", "2025-04-02T10:00:00Z", "PENDING", "500"));
    return told;
  }

  /** The shop's orders in a table of its own, and how it is asked for. */
  private static Door orders(TestDatabase database) throws IOException {
    fill(database, told().stream().filter(order -> order.status().equals("PAID")).toList());
    String query =
        "select number as invoice, sku as stock_code, quantity, quantity * price - off as amount,"
            + " made as ordered_at, mail as customer_id, 'GB' as country from shop_lines"
            + " where made >= :from and made < :to order by number desc";
    return new JdbcDoor(
        new DoorConfig.Jdbc(
            database.address().url(),
            Optional.of(database.address().user()),
            database.address().password(),
            query,
            500,
            Optional.empty()),
        ZoneOffset.UTC);
  }

  private static void fill(TestDatabase database, List<ToldOrder> orders) {
    List<List<Object>> rows = new ArrayList<>();
    for (ToldOrder order : orders) {
      for (ToldOrder.Item item : order.items()) {
        rows.add(
            List.of(
                order.id(),
                item.sku(),
                item.quantity(),
                item.price(),
                item.discount(),
                order.at(),
                order.mail()));
      }
      for (ToldOrder.Back back : order.refunds()) {
        rows.add(
            List.of(
                order.id(), "refund", -1, back.amount(), BigDecimal.ZERO, back.at(), order.mail()));
      }
    }
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute(
                  "create table public.shop_lines (number int, sku text, quantity int, price"
                      + " numeric(12, 4), off numeric(12, 4), made timestamptz, mail text)");
              var batch =
                  handle.prepareBatch("insert into public.shop_lines values (?, ?, ?, ?, ?, ?, ?)");
              rows.forEach(row -> batch.add(row.toArray()));
              batch.execute();
            });
  }
}
