package clientele.infra.source.door.woo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.source.door.HttpCalls;
import clientele.infra.source.door.ToldLines;
import clientele.infra.source.door.ToldOrder;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A WooCommerce shop on the wire: pages, refunds, a busy server, wrong keys. */
@Timeout(60)
class WooDoorTest {
  private static final YearMonth MONTH = YearMonth.of(2025, 4);

  private final WooServer shop = new WooServer();

  @AfterEach
  void close() {
    shop.close();
  }

  private WooDoor door(String secret) {
    DoorConfig.WooCommerce config =
        new DoorConfig.WooCommerce(
            shop.url(), new Secret("ck_hush"), new Secret(secret), Optional.empty());
    return new WooDoor(config, ZoneId.of("Europe/London"), HttpCalls.of(3, Duration.ofMillis(5)));
  }

  private List<String> told() {
    ToldLines lines = new ToldLines();
    door("cs_hush").ask(MONTH, MONTH, lines);
    return lines.lines();
  }

  @Test
  void orders_and_refunds_each_on_their_own_day_in_the_shop_s_zone() {
    shop.has(
        List.of(
            ToldOrder.of(1, "old@s.example", "2025-01-05T10:00:00Z", "PAID", "50")
                .refunded("2025-04-30T23:30:00Z", "60"),
            ToldOrder.of(2, "before@s.example", "2025-03-05T10:00:00Z", "PAID", "70"),
            ToldOrder.of(3, "a@s.example", "2025-04-01T00:30:00Z", "PAID", "20"),
            ToldOrder.of(4, "b@s.example", "2025-04-02T10:00:00Z", "PENDING", "30")));
    assertThat(told())
        .containsExactly(
            "2025-01-05T10:00 1 P1 1 50 old@s.example paid",
            "2025-05-01T00:30 1 refund -1 -50 old@s.example paid",
            "2025-04-01T01:30 3 P1 1 20 a@s.example paid",
            "2025-04-02T11:00 4 P1 1 30 b@s.example pending");
    assertThat(shop.asked().get(0)).contains("modified_after=2025-03-31T22:59:59");
  }

  @Test
  void pages_are_followed_and_an_order_that_moves_to_the_next_one_counts_once() {
    List<ToldOrder> orders = new ArrayList<>();
    for (int i = 1; i <= 250; i++) {
      orders.add(ToldOrder.of(i * 10L, "c@s.example", "2025-04-02T10:00:00Z", "PAID", "5"));
    }
    shop.has(orders);
    orders.add(ToldOrder.of(5, "late@s.example", "2025-04-02T10:00:00Z", "PAID", "5"));
    shop.betweenPages(() -> shop.has(orders));
    assertThat(told()).hasSize(250).doesNotHaveDuplicates();
    assertThat(shop.asked()).hasSize(3);
  }

  @Test
  void a_busy_server_is_asked_again_and_one_that_stays_away_is_unavailable() {
    shop.has(List.of(ToldOrder.of(3, "a@s.example", "2025-04-01T10:00:00Z", "PAID", "20")));
    shop.trouble(429, 503);
    assertThat(told()).hasSize(1);
    shop.trouble(500, 502, 504);
    assertThatThrownBy(this::told)
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE))
        .hasMessage(
            "the shop does not answer [127.0.0.1: it answers 504, 3 attempts]. Maybe wait, or look whether it is up.");
  }

  @Test
  void wrong_keys_are_not_tried_again_and_never_told() {
    assertThatThrownBy(() -> door("cs_wrong").ask(MONTH, MONTH, new ToldLines()))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("lets nobody in")
        .hasMessageNotContaining("hush")
        .hasMessageNotContaining("wrong_");
    assertThat(shop.asked()).hasSize(1);
    assertThat(door("cs_hush").address()).doesNotContain("hush");
  }

  @Test
  void a_page_for_people_is_no_answer() {
    shop.trouble(200);
    assertThatThrownBy(this::told).hasMessageContaining("no JSON");
    shop.trouble(301);
    assertThatThrownBy(this::told).hasMessageContaining("permalinks");
  }

  @Test
  void what_went_back_is_capped_by_what_the_goods_cost() {
    ToldOrder order =
        ToldOrder.of(1, "a@s.example", "2025-04-01T10:00:00Z", "PAID", "50")
            .refunded("2025-04-03T10:00:00Z", "30")
            .refunded("2025-04-04T10:00:00Z", "30");
    assertThat(order.changed()).isEqualTo(Instant.parse("2025-04-04T10:00:00Z"));
    shop.has(List.of(order));
    assertThat(told())
        .endsWith(
            "2025-04-03T11:00 1 refund -1 -30 a@s.example paid",
            "2025-04-04T11:00 1 refund -1 -20 a@s.example paid");
  }
}
