package clientele.infra.source.door.shopify;

import clientele.infra.source.door.Json;
import clientele.infra.source.door.ShopOrder;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Orders out of a bulk operation's JSON lines: an order, then its lines, each with the order's id
 * as its {@code __parentId}. One order is held at a time, however long the file.
 */
final class BulkOrders {
  private static final Set<String> PAID =
      Set.of("PAID", "PARTIALLY_PAID", "PARTIALLY_REFUNDED", "REFUNDED");

  private final String whose;
  private final Consumer<ShopOrder> out;
  private @Nullable JsonNode order;
  private final List<ShopOrder.Item> items = new ArrayList<>();
  private String currency = "";

  BulkOrders(String whose, Consumer<ShopOrder> out) {
    this.whose = whose;
    this.out = out;
  }

  /** Reads them all; how many objects there were. */
  long read(InputStream lines) throws IOException {
    long objects = 0;
    try (MappingIterator<JsonNode> nodes =
        Json.mapper().readerFor(JsonNode.class).readValues(lines)) {
      while (nodes.hasNext()) {
        take(nodes.next());
        objects++;
      }
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
    flush();
    return objects;
  }

  private void take(JsonNode node) {
    String parent = Json.at(node, "/__parentId");
    if (parent.isEmpty()) {
      flush();
      order = node;
    } else if (order != null && parent.equals(Json.at(order, "/id"))) {
      items.add(item(node));
    } else {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "a line of an order does not follow it [%s %s]. Maybe the shop's interface is of another version."
              .formatted(whose, parent));
    }
  }

  private ShopOrder.Item item(JsonNode node) {
    String where = whose + " " + Json.at(node, "/id");
    BigDecimal quantity = Json.money(node, "/quantity", where);
    BigDecimal amount =
        quantity.multiply(Json.money(node, "/originalUnitPriceSet/shopMoney/amount", where));
    for (JsonNode discount : node.path("discountAllocations")) {
      amount = amount.subtract(Json.money(discount, "/allocatedAmountSet/shopMoney/amount", where));
    }
    currency = Json.at(node, "/originalUnitPriceSet/shopMoney/currencyCode");
    String sku = Json.at(node, "/sku");
    return new ShopOrder.Item(
        sku.isEmpty() ? Json.at(node, "/name") : sku, Json.at(node, "/name"), quantity, amount);
  }

  private void flush() {
    JsonNode whole = order;
    if (whole == null) {
      return;
    }
    List<ShopOrder.Refund> refunds = new ArrayList<>();
    for (JsonNode refund : whole.path("refunds")) {
      refunds.add(
          new ShopOrder.Refund(
              time(refund),
              Json.money(
                  refund,
                  "/totalRefundedSet/shopMoney/amount",
                  whose + " " + Json.at(refund, "/id"))));
    }
    String mail = Json.at(whole, "/email");
    String bill = Json.at(whole, "/billingAddress/countryCodeV2");
    String status = Json.at(whole, "/displayFinancialStatus");
    out.accept(
        new ShopOrder(
            Json.at(whole, "/name"),
            time(whole),
            mail.isEmpty() ? Json.at(whole, "/customer/id") : mail,
            bill.isEmpty() ? Json.at(whole, "/shippingAddress/countryCodeV2") : bill,
            PAID.contains(status) ? ShopOrder.PAID : status.toLowerCase(Locale.ROOT),
            Json.at(whole, "/cancelledAt"),
            currency,
            items,
            refunds));
    items.clear();
    order = null;
  }

  private Instant time(JsonNode node) {
    try {
      return OffsetDateTime.parse(Json.at(node, "/createdAt")).toInstant();
    } catch (DateTimeException e) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "an order has no date [%s %s]. Maybe the shop's interface is of another version."
              .formatted(whose, Json.at(node, "/id")),
          e);
    }
  }
}
