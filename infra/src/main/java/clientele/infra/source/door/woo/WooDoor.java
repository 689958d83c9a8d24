package clientele.infra.source.door.woo;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.source.door.Door;
import clientele.infra.source.door.HttpCalls;
import clientele.infra.source.door.Json;
import clientele.infra.source.door.ShopOrder;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks WooCommerce's REST API v3 for the orders that were changed since the first month began, page
 * by page, and for the refunds of those that have some, as the list of orders does not date them.
 */
public final class WooDoor implements Door {
  private static final int PAGE = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final DoorConfig.WooCommerce config;
  private final ZoneId zone;
  private final HttpCalls calls;

  /** A door as configured; nobody is asked yet. */
  public WooDoor(DoorConfig.WooCommerce config, ZoneId zone, HttpCalls calls) {
    this.config = config;
    this.zone = zone;
    this.calls = calls;
  }

  @Override
  public String address() {
    return config.url() + "/";
  }

  @Override
  public void ask(YearMonth first, YearMonth last, Lines lines) {
    lines.columns(ShopOrder.COLUMNS);
    LocalDateTime since =
        LocalDateTime.ofInstant(
            first.atDay(1).atStartOfDay(zone).toInstant().minusSeconds(1), ZoneOffset.UTC);
    Set<String> told = new HashSet<>();
    long pages = 1;
    for (long page = 1; page <= pages; page++) {
      HttpResponse<byte[]> answer =
          get(
              "/wp-json/wc/v3/orders?status=any&orderby=id&order=asc&dates_are_gmt=true&per_page=%d&page=%d&modified_after=%s"
                  .formatted(PAGE, page, since));
      pages = answer.headers().firstValueAsLong("X-WP-TotalPages").orElse(pages);
      JsonNode orders = Json.read(answer.body(), whose());
      if (!orders.isArray()) {
        throw new StepException(
            ErrorCode.SOURCE_UNAVAILABLE,
            "the shop answers no list of orders [%s].".formatted(whose()));
      }
      for (JsonNode order : orders) {
        // an order that is changed meanwhile moves others to the next page, where they come again
        if (told.add(Json.at(order, "/id"))) {
          order(order).tell(lines, zone);
        }
      }
    }
  }

  private ShopOrder order(JsonNode order) {
    String id = Json.at(order, "/id");
    List<ShopOrder.Item> items = new ArrayList<>();
    for (JsonNode item : order.path("line_items")) {
      String sku = Json.at(item, "/sku");
      items.add(
          new ShopOrder.Item(
              sku.isEmpty() ? Json.at(item, "/product_id") : sku,
              Json.at(item, "/name"),
              Json.money(item, "/quantity", whose() + " order " + id),
              Json.money(item, "/total", whose() + " order " + id)));
    }
    String mail = Json.at(order, "/billing/email");
    String number = Json.at(order, "/customer_id");
    return new ShopOrder(
        Json.at(order, "/number").isEmpty() ? id : Json.at(order, "/number"),
        gmt(Json.at(order, "/date_created_gmt"), id),
        mail.isEmpty() && !number.equals("0") ? number : mail,
        Json.at(order, "/billing/country"),
        state(Json.at(order, "/status")),
        "",
        Json.at(order, "/currency"),
        items,
        order.path("refunds").isEmpty() ? List.of() : refunds(id));
  }

  private List<ShopOrder.Refund> refunds(String order) {
    List<ShopOrder.Refund> refunds = new ArrayList<>();
    HttpResponse<byte[]> answer =
        get("/wp-json/wc/v3/orders/%s/refunds?per_page=%d".formatted(order, PAGE));
    for (JsonNode refund : Json.read(answer.body(), whose())) {
      refunds.add(
          new ShopOrder.Refund(
              gmt(Json.at(refund, "/date_created_gmt"), order),
              Json.money(refund, "/amount", whose() + " refund of order " + order)));
    }
    return refunds;
  }

  private static String state(String status) {
    return switch (status) {
      case "completed", "processing", "refunded" -> ShopOrder.PAID;
      default -> status;
    };
  }

  private HttpResponse<byte[]> get(String path) {
    String login = config.key().value() + ":" + config.secret().value();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(config.url() + path))
            .timeout(PATIENCE)
            .header("Accept", "application/json")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
            .build();
    HttpResponse<byte[]> answer = calls.send(request, HttpResponse.BodyHandlers.ofByteArray());
    int code = answer.statusCode();
    if (code == 401 || code == 403) {
      throw new StepException(
          ErrorCode.USAGE,
          "the shop lets nobody in [%s: %d]. Maybe key or secret are wrong, or the key may not read."
              .formatted(whose(), code));
    }
    if (code != 200) {
      throw new StepException(
          code < 400 ? ErrorCode.USAGE : ErrorCode.SOURCE_UNAVAILABLE,
          "the shop answers otherwise than WooCommerce does [%s: %d]. Maybe source.woocommerce.url is not the shop's own, or permalinks are plain."
              .formatted(whose(), code));
    }
    return answer;
  }

  private String whose() {
    return config.url().getHost();
  }

  private Instant gmt(String text, String order) {
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "an order has no date [%s order %s]. Maybe the shop's interface is of another version."
              .formatted(whose(), order),
          e);
    }
  }
}
