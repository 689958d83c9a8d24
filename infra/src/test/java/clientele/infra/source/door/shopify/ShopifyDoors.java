package clientele.infra.source.door.shopify;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.source.door.HttpCalls;
import clientele.infra.source.door.ToldOrder;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A Shopify shop with these orders and the door to it, for tests elsewhere. */
public final class ShopifyDoors implements AutoCloseable {
  private final ShopifyServer shop = new ShopifyServer();

  public ShopifyDoors(List<ToldOrder> orders) {
    shop.has(orders);
  }

  /** The door, at this moment. */
  public ShopifyDoor door(Clock now) {
    DoorConfig.Shopify config =
        new DoorConfig.Shopify(shop.url(), new Secret("shpat_hush"), "2026-10", Optional.empty());
    return new ShopifyDoor(
        config, ZoneOffset.UTC, HttpCalls.of(3, Duration.ofMillis(5)), now, Duration.ofMillis(5));
  }

  @Override
  public void close() {
    shop.close();
  }
}
