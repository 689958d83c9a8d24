package clientele.infra.source.door.shopify;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.source.door.Door;
import clientele.infra.source.door.HttpCalls;
import clientele.infra.source.door.ShopOrder;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks Shopify, by one bulk operation, for the orders that were changed since the first month
 * began: a refund changes its order, be that as old as it may.
 *
 * <p>An app without the scope {@code read_all_orders} is shown the orders of the last 60 days
 * alone, and nothing says so. What lies further back is therefore refused.
 */
public final class ShopifyDoor implements Door {
  private static final Duration SEEN = Duration.ofDays(60);

  private final DoorConfig.Shopify config;
  private final ZoneId zone;
  private final HttpCalls calls;
  private final Clock clock;
  private final ShopifyApi api;
  private final BulkOperation operation;
  private volatile boolean blind;

  /**
   * A door as configured; nobody is asked yet.
   *
   * @param look wait between the first two looks at an operation
   */
  public ShopifyDoor(
      DoorConfig.Shopify config, ZoneId zone, HttpCalls calls, Clock clock, Duration look) {
    this.config = config;
    this.zone = zone;
    this.calls = calls;
    this.clock = clock;
    this.api = new ShopifyApi(config, calls, look);
    this.operation = new BulkOperation(api, look);
  }

  @Override
  public String address() {
    return config.url() + "/";
  }

  @Override
  public void ask(YearMonth first, YearMonth last, Lines lines) {
    Instant since = first.atDay(1).atStartOfDay(zone).toInstant();
    requireSight(since);
    lines.columns(ShopOrder.COLUMNS);
    String query =
        ShopifyApi.text("orders")
            .replace("SINCE", since.truncatedTo(ChronoUnit.SECONDS).toString());
    Optional<BulkOperation.Result> result = operation.run(query);
    if (result.isEmpty()) {
      return;
    }
    BulkOrders orders = new BulkOrders(api.whose(), order -> order.tell(lines, zone));
    long objects;
    try (Download download =
        new Download(calls, URI.create(result.get().url()), result.get().bytes())) {
      objects = orders.read(download);
    } catch (IOException e) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "a result is broken [%s: %s]. Maybe wait; the next try asks again."
              .formatted(api.whose(), e.getClass().getSimpleName()),
          e);
    }
    if (objects != result.get().objects()) {
      throw new StepException(
          ErrorCode.SOURCE_UNAVAILABLE,
          "a result is not whole [%s: %d objects of %d]. Maybe wait; the next try asks again."
              .formatted(api.whose(), objects, result.get().objects()));
    }
  }

  @Override
  public List<String> remarks() {
    return blind
        ? List.of(
            "refunds of orders older than 60 days are not seen: the app lacks read_all_orders.")
        : List.of();
  }

  private void requireSight(Instant since) {
    JsonNode scopes =
        api.ask(ShopifyApi.text("shop"), Map.of()).at("/currentAppInstallation/accessScopes");
    for (JsonNode scope : scopes) {
      if (scope.path("handle").asText().equals("read_all_orders")) {
        blind = false;
        return;
      }
    }
    blind = true;
    if (since.isBefore(clock.instant().minus(SEEN))) {
      throw new StepException(
          ErrorCode.USAGE,
          "the app is shown the orders of the last 60 days alone, and months since %s are wanted [%s: scope read_all_orders is missing]. Maybe ask for it in the app's settings and install the app again; or read older months from an export first."
              .formatted(since.atZone(zone).toLocalDate(), api.whose()));
    }
  }
}
