package clientele.infra.source.door.woo;

import clientele.infra.source.door.Json;
import clientele.infra.source.door.ShopServer;
import clientele.infra.source.door.ToldOrder;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A WooCommerce shop: orders and refunds by REST API v3, by Basic authentication. */
public final class WooServer extends ShopServer {
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder().encodeToString("ck_hush:cs_hush".getBytes(StandardCharsets.UTF_8));

  private final List<ToldOrder> orders = new CopyOnWriteArrayList<>();
  private Runnable betweenPages = () -> {};

  /** Replaces what it has. */
  public void has(List<ToldOrder> all) {
    orders.clear();
    orders.addAll(all);
  }

  /** What happens in the shop while pages are fetched. */
  public void betweenPages(Runnable change) {
    betweenPages = change;
  }

  @Override
  protected void answer(HttpExchange call) throws IOException {
    if (!LOGIN.equals(call.getRequestHeaders().getFirst("Authorization"))) {
      send(call, 401, "{\"code\":\"woocommerce_rest_cannot_view\"}");
      return;
    }
    String path = call.getRequestURI().getPath();
    Map<String, String> query = query(call.getRequestURI().getQuery());
    if (path.matches("/wp-json/wc/v3/orders/\\d+/refunds")) {
      send(call, 200, Json.text(refunds(Long.parseLong(path.split("/")[5]))));
    } else if (path.equals("/wp-json/wc/v3/orders")) {
      page(call, query);
    } else {
      send(call, 404, "{\"code\":\"rest_no_route\"}");
    }
  }

  private void page(HttpExchange call, Map<String, String> query) throws IOException {
    Instant since =
        LocalDateTime.parse(query.getOrDefault("modified_after", "1970-01-01T00:00:00"))
            .toInstant(ZoneOffset.UTC);
    int size = Integer.parseInt(query.getOrDefault("per_page", "10"));
    int page = Integer.parseInt(query.getOrDefault("page", "1"));
    if (size > 100 || !"true".equals(query.get("dates_are_gmt"))) {
      send(call, 400, "{\"code\":\"rest_invalid_param\"}");
      return;
    }
    List<ToldOrder> found =
        orders.stream()
            .filter(order -> order.changed().isAfter(since))
            .sorted(Comparator.comparingLong(ToldOrder::id))
            .toList();
    call.getResponseHeaders()
        .set("X-WP-TotalPages", String.valueOf((found.size() + size - 1) / size));
    List<Map<String, Object>> told =
        found.stream().skip((page - 1L) * size).limit(size).map(WooServer::told).toList();
    send(call, 200, Json.text(told));
    betweenPages.run();
  }

  private static Map<String, Object> told(ToldOrder order) {
    Map<String, Object> told = new HashMap<>();
    told.put("id", order.id());
    told.put("number", String.valueOf(order.id()));
    told.put("status", status(order.status()));
    told.put("currency", "GBP");
    told.put("date_created", "1999-01-01T00:00:00");
    told.put("date_created_gmt", gmt(order.at()));
    told.put("customer_id", 0);
    told.put("billing", Map.of("email", order.mail(), "country", "GB"));
    List<Map<String, Object>> items = new ArrayList<>();
    for (ToldOrder.Item item : order.items()) {
      BigDecimal subtotal = item.price().multiply(BigDecimal.valueOf(item.quantity()));
      items.add(
          Map.of(
              "id", items.size(),
              "name", "Thing",
              "product_id", 7,
              "sku", item.sku(),
              "quantity", item.quantity(),
              "subtotal", subtotal.toPlainString(),
              "total", subtotal.subtract(item.discount()).toPlainString(),
              "total_tax", "1.00"));
    }
    told.put("line_items", items);
    told.put(
        "refunds",
        order.refunds().stream()
            .map(back -> Map.of("id", 1, "total", back.amount().negate().toPlainString()))
            .toList());
    return told;
  }

  private List<Map<String, Object>> refunds(long id) {
    return orders.stream()
        .filter(order -> order.id() == id)
        .flatMap(order -> order.refunds().stream())
        .map(
            back ->
                Map.<String, Object>of(
                    "id", 1,
                    "date_created_gmt", gmt(back.at()),
                    "amount", back.amount().toPlainString()))
        .toList();
  }

  private static String status(String shopify) {
    return switch (shopify) {
      case "PAID", "PARTIALLY_REFUNDED" -> "completed";
      case "VOIDED" -> "cancelled";
      default -> shopify.toLowerCase(Locale.ROOT);
    };
  }

  private static String gmt(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC).toString();
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new HashMap<>();
    for (String part : text == null ? new String[0] : text.split("&")) {
      query.put(part.replaceFirst("=.*", ""), part.replaceFirst("[^=]*=", ""));
    }
    return query;
  }
}
