package clientele.steps.ingest.layout;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.steps.ingest.IngestFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * One shop in each layout gives one month: the features of every customer are those of the UCI
 * layout, with no setting. Every third order has a discount, every seventh went back in part;
 * orders that were never paid for, called off or made in another currency are in none of it.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class LayoutsTest extends LayoutShop {
  private static final String WOO =
      "Order Number,Order Status,Order Date,Email (Billing),Country Code (Billing),SKU,Item Name,"
          + "Quantity,Item Cost,Cart Discount Amount,Order Refund Amount";

  @Test
  void shopify_s_orders(TestDatabase database) throws IOException {
    List<String> lines = shopify();
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
}
