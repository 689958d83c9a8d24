package clientele.infra.source.door.shopify;

import clientele.infra.source.door.Json;
import clientele.infra.source.door.ToldOrder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An order as lines of a bulk operation's result, its children behind it. */
final class JsonLines {
  private JsonLines() {}

  /** Adds them; how many objects they are. */
  static int add(StringBuilder lines, ToldOrder order) {
    String id = "gid://shopify/Order/" + order.id();
    Map<String, Object> told = new HashMap<>();
    told.put("id", id);
    told.put("name", "#" + order.id());
    told.put("createdAt", order.at().toString());
    told.put("cancelledAt", order.status().equals("VOIDED") ? order.at().toString() : null);
    told.put("displayFinancialStatus", order.status());
    told.put("email", order.mail());
    told.put("customer", Map.of("id", "gid://shopify/Customer/1"));
    told.put("billingAddress", Map.of("countryCodeV2", "GB"));
    told.put("shippingAddress", null);
    told.put(
        "refunds",
        order.refunds().stream()
            .map(
                back ->
                    Map.of(
                        "id", "gid://shopify/Refund/1",
                        "createdAt", back.at().toString(),
                        "totalRefundedSet", money(back.amount())))
            .toList());
    lines.append(Json.text(told)).append('\n');
    for (ToldOrder.Item item : order.items()) {
      Map<String, Object> child = new HashMap<>();
      child.put("id", "gid://shopify/LineItem/" + order.id());
      child.put("sku", item.sku());
      child.put("name", "Thing");
      child.put("quantity", item.quantity());
      child.put("originalUnitPriceSet", money(item.price()));
      child.put(
          "discountAllocations",
          item.discount().signum() == 0
              ? List.of()
              : List.of(Map.of("allocatedAmountSet", money(item.discount()))));
      child.put("__parentId", id);
      lines.append(Json.text(child)).append('\n');
    }
    return 1 + order.items().size();
  }

  private static Map<String, Object> money(BigDecimal amount) {
    return Map.of(
        "shopMoney", Map.of("amount", amount.toPlainString(), "currencyCode", "GBP"),
        "presentmentMoney", Map.of("amount", "999999", "currencyCode", "USD"));
  }
}
