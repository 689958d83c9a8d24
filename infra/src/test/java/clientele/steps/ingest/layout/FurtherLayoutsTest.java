package clientele.steps.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.ingest.IngestFixture;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One shop in the layout of each further platform gives the month that the UCI layout gives of the
 * same orders, a line each where the platform's export has no products. Each holds orders that were
 * never paid for, too.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class FurtherLayoutsTest extends LayoutShop {
  /** An export of a platform: its header, and the rows of an order. */
  private enum Export {
    MAGENTO(
        "ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total"
            + " (Purchased),Status,Billing Address,Shipping Address,Shipping Information,Customer"
            + " Email,Customer Group,Subtotal,Shipping and Handling,Customer Name,Payment"
            + " Method,Total Refunded",
        "",
        false) {
      @Override
      List<String> rows(Order order, String state) {
        return List.of(
            "%09d,Main,%s:00,A B,A B,%s,%s,%s,\"1 Road, Town\",x,Flat,%s,General,%s,4.99,A B,card,%s"
                .formatted(
                    order.number(),
                    order.at(),
                    order.sum(),
                    order.sum(),
                    state.isEmpty() ? "complete" : "Canceled",
                    order.customer(),
                    order.sum(),
                    order.refund()));
      }
    },
    BIGCOMMERCE(
        "Order ID,Customer ID,Customer Name,Customer Email,Customer Phone,Order Date,Order"
            + " Status,Subtotal (inc tax),Subtotal (ex tax),Tax Total,Shipping Cost (inc"
            + " tax),Order Total (inc tax),Refund Amount,Order Currency Code,Billing Country",
        "United Kingdom",
        false) {
      @Override
      List<String> rows(Order order, String state) {
        return List.of(
            "%d,0,A B,%s,0,%s,%s,%s,%s,1.00,4.99,9999,%s,GBP,United Kingdom"
                .formatted(
                    order.number(),
                    order.customer().toUpperCase(Locale.ROOT),
                    day(order),
                    state.isEmpty() ? "Completed" : "Declined",
                    order.sum().add(BigDecimal.ONE),
                    order.sum(),
                    order.refund()));
      }
    },
    BIGCOMMERCE_PRODUCTS(
        "Order ID,Customer Email,Order Date,Order Status,Order Currency Code,Billing"
            + " Country,Product ID,Product Qty,Product SKU,Product Name,Product Unit"
            + " Price,Coupon Value,Refund Amount",
        "GB",
        true) {
      @Override
      List<String> rows(Order order, String state) {
        return order.items().stream()
            .map(
                item ->
                    "%d,%s,%s,%s,GBP,GB,1,%d,%s,Thing,%s,%s,%s"
                        .formatted(
                            order.number(),
                            order.customer(),
                            day(order),
                            state.isEmpty() ? "Shipped" : "Cancelled",
                            item.quantity(),
                            item.stock(),
                            order.list(item),
                            order.discounted() ? order.sum() : "",
                            order.refund()))
            .toList();
      }
    },
    PRESTASHOP("ID;Reference;New client;Delivery;Customer;Total;Payment;Status;Date", "GB", false) {
      @Override
      List<String> rows(Order order, String state) {
        return List.of(
            "%d;XKBKNABJK;0;GB;%s;€%s;Card;%s;%s:00"
                .formatted(
                    order.number(),
                    order.customer(),
                    order.sum(),
                    state.isEmpty() ? "Payment accepted" : "Payment error",
                    order.at()));
      }

      @Override
      boolean refunds() {
        return false;
      }
    },
    PRESTASHOP_TABLES(
        "id_order;reference;id_customer;date_add;valid;total_discounts_tax_excl;product_reference;"
            + "product_name;product_quantity;unit_price_tax_excl;country",
        "GB",
        true) {
      @Override
      List<String> rows(Order order, String state) {
        return order.items().stream()
            .map(
                item ->
                    "%d;CXKBKNABJ;%s;%s:00;%s;%s;%s;Thing;%d;%s0000;GB"
                        .formatted(
                            order.number(),
                            order.customer(),
                            order.at(),
                            state.isEmpty() ? "1" : "0",
                            order.discounted() ? order.sum() : "0.000000",
                            item.stock(),
                            item.quantity(),
                            order.list(item)))
            .toList();
      }

      @Override
      boolean refunds() {
        return false;
      }
    },
    STRIPE(
        "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Converted"
            + " Amount,Converted Amount Refunded,Converted Currency,Decline"
            + " Reason,Description,Fee,Refunded date (UTC),Statement Descriptor,Status,Seller"
            + " Message,Card ID,Customer ID,Customer Description,Customer Email,Invoice ID",
        "",
        false) {
      @Override
      List<String> rows(Order order, String state) {
        boolean back = order.refund().signum() > 0;
        return List.of(
            "ch_%d,%s:00,%s,%s,gbp,true,,,gbp,,Order,1.00,%s,S,%s,,card,,,%s,in_1"
                .formatted(
                    order.number(),
                    order.at(),
                    order.sum(),
                    order.refund(),
                    back ? "2025-04-29 10:00:00" : "",
                    state.isEmpty() ? "Paid" : "Failed",
                    order.customer()));
      }

      @Override
      String refundedAt(Order order) {
        return "2025-04-29 10:00";
      }

      @Override
      String number(Order order) {
        return "ch_" + order.number();
      }
    };

    private final String header;
    private final String country;
    private final boolean products;

    Export(String header, String country, boolean products) {
      this.header = header;
      this.country = country;
      this.products = products;
    }

    /** The rows of an order; not paid for, if a state is given. */
    abstract List<String> rows(Order order, String state);

    /** Whether it tells refunds. */
    boolean refunds() {
      return true;
    }

    String refundedAt(Order order) {
      return at(order);
    }

    String number(Order order) {
      return String.valueOf(order.number());
    }

    /** Some tell the day alone. */
    String at(Order order) {
      return name().startsWith("BIG") ? order.at().substring(0, 10) + " 00:00" : order.at();
    }

    private static String day(Order order) {
      String[] at = order.at().split("[- ]");
      return at[2] + "/" + at[1] + "/" + at[0];
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_platform_s_export_gives_the_same_month(Export export, TestDatabase database)
      throws IOException {
    List<String> theirs = new ArrayList<>(List.of(export.header));
    List<String> ours = new ArrayList<>(List.of(UCI));
    for (Order order : orders()) {
      theirs.addAll(export.rows(order, ""));
      ours.addAll(usual(export, order));
    }
    for (Order order : orders().subList(0, 9)) {
      Order never =
          new Order(order.number() + 100_000, "never@s.example", order.at(), order.items());
      theirs.addAll(export.rows(never, "failed"));
    }
    List<String> month = features(database, export + ".csv", theirs);
    assertThat(
            IngestFixture.of(database)
                .rows("select words from source_note where kind = 'read_as'")
                .toString())
        .contains("layout " + export.name().toLowerCase(Locale.ROOT).replaceAll("_.*", ""));
    assertThat(
            IngestFixture.of(database)
                .rows("select sum(rows) > 0 from data_quality where rule = 'unpaid_order'"))
        .containsExactly("t");
    assertThat(month).isEqualTo(features(database, "ours.csv", ours));
  }

  private static List<String> usual(Export export, Order order) {
    List<String> lines = new ArrayList<>();
    List<Item> items = export.products ? order.items() : List.of(new Item("", 1, order.sum()));
    for (Item item : items) {
      lines.add(line(export, order, export.number(order), item, item.quantity(), export.at(order)));
    }
    if (export.refunds() && order.refund().signum() > 0) {
      Item back = new Item("refund", -1, order.refund());
      lines.add(line(export, order, "C" + order.number(), back, -1, export.refundedAt(order)));
    }
    return lines;
  }

  private static String line(
      Export export, Order order, String number, Item item, int quantity, String at) {
    String[] parts = at.split("[- ]");
    return "%s,%s,Thing,%d,%s/%s/%s %s,%s,%s,%s"
        .formatted(
            number,
            item.stock(),
            quantity,
            parts[1],
            parts[2],
            parts[0],
            parts[3],
            item.price(),
            order.customer(),
            export.country);
  }
}
