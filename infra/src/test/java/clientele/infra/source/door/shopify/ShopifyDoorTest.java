package clientele.infra.source.door.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.source.DoorConfig;
import clientele.infra.config.value.Secret;
import clientele.infra.source.door.HttpCalls;
import clientele.infra.source.door.ToldLines;
import clientele.infra.source.door.ToldOrder;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Shopify shop on the wire: states of a bulk operation, throttling, cut wires, sight. */
@Timeout(60)
class ShopifyDoorTest {
  private static final YearMonth MONTH = YearMonth.of(2025, 4);
  private static final Clock NOW =
      Clock.fixed(Instant.parse("2025-05-01T04:00:00Z"), ZoneOffset.UTC);

  private final ShopifyServer shop = new ShopifyServer();

  @AfterEach
  void close() {
    shop.close();
  }

  @BeforeEach
  void orders() {
    List<ToldOrder.Item> items =
        List.of(
            new ToldOrder.Item("P1", 2, new BigDecimal("10.00"), new BigDecimal("5.00")),
            new ToldOrder.Item("", 1, new BigDecimal("7.00"), BigDecimal.ZERO));
    Instant at = Instant.parse("2025-04-02T10:00:00Z");
    shop.has(
        List.of(
            ToldOrder.of(1, "old@s.example", "2024-01-05T10:00:00Z", "PAID", "50")
                .refunded("2025-04-30T10:00:00Z", "60"),
            ToldOrder.of(2, "before@s.example", "2025-03-05T10:00:00Z", "PAID", "70"),
            new ToldOrder(3, "a@s.example", at, at, "PAID", items, List.of()),
            ToldOrder.of(4, "b@s.example", "2025-04-03T10:00:00Z", "PENDING", "30")));
  }

  private ShopifyDoor door(String token) {
    DoorConfig.Shopify config =
        new DoorConfig.Shopify(shop.url(), new Secret(token), "2026-10", Optional.empty());
    return new ShopifyDoor(
        config, ZoneOffset.UTC, HttpCalls.of(3, Duration.ofMillis(5)), NOW, Duration.ofMillis(5));
  }

  private List<String> told() {
    return told(MONTH);
  }

  private List<String> told(YearMonth first) {
    ToldLines lines = new ToldLines();
    door("shpat_hush").ask(first, MONTH, lines);
    return lines.lines();
  }

  private static final List<String> ALL =
      List.of(
          "2024-01-05T10:00 #1 P1 1 50 old@s.example paid",
          "2025-04-30T10:00 #1 refund -1 -50 old@s.example paid",
          "2025-04-02T10:00 #3 P1 2 15.00 a@s.example paid",
          "2025-04-02T10:00 #3 Thing 1 7.00 a@s.example paid",
          "2025-04-03T10:00 #4 P1 1 30 b@s.example pending");

  @Test
  void orders_less_their_discounts_and_refunds_on_their_own_day() {
    assertThat(told()).isEqualTo(ALL);
    assertThat(shop.operations()).isOne();
  }

  @Test
  void an_operation_is_waited_for_through_its_states() {
    shop.passesThrough("CREATED", "CREATED", "RUNNING", "RUNNING");
    assertThat(told()).isEqualTo(ALL);
    assertThat(shop.operations()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED INTERNAL_SERVER_ERROR", "FAILED TIMEOUT", "EXPIRED", "CANCELED"})
  void one_that_does_not_complete_is_run_again_and_its_part_never_used(String state) {
    shop.passesThrough("RUNNING", state);
    assertThat(told()).isEqualTo(ALL);
    assertThat(shop.operations()).isEqualTo(2);
    shop.passesThrough(state, state, state);
    assertThatThrownBy(this::told)
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE))
        .hasMessageContaining(state)
        .hasMessageContaining("3 runs");
  }

  @Test
  void an_app_that_may_not_read_orders_is_told_what_to_do() {
    shop.passesThrough("FAILED ACCESS_DENIED");
    assertThatThrownBy(this::told)
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("read_all_orders");
    shop.answers("{\"errors\":[{\"message\":\"no\",\"extensions\":{\"code\":\"ACCESS_DENIED\"}}]}");
    assertThatThrownBy(this::told).hasMessageContaining("read_all_orders");
  }

  @Test
  void months_beyond_sixty_days_are_refused_where_the_app_would_not_see_them() {
    shop.allOrders(false);
    assertThat(told()).isEqualTo(ALL);
    assertThatThrownBy(() -> told(YearMonth.of(2025, 2)))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("last 60 days")
        .hasMessageContaining("read_all_orders is missing");
    ShopifyDoor door = door("shpat_hush");
    door.ask(MONTH, MONTH, new ToldLines());
    assertThat(door.remarks()).singleElement().asString().contains("read_all_orders");
    shop.allOrders(true);
    assertThat(told(YearMonth.of(2024, 1))).hasSize(6);
  }

  @Test
  void throttling_is_waited_out() {
    String throttled =
        "{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\"}}],"
            + "\"extensions\":{\"cost\":{\"requestedQueryCost\":10,\"throttleStatus\":"
            + "{\"currentlyAvailable\":9,\"restoreRate\":100}}}}";
    shop.answers(throttled, throttled);
    shop.trouble(429, 503);
    assertThat(told()).isEqualTo(ALL);
  }

  @Test
  void operations_of_others_are_waited_for() {
    shop.answers(
        "{\"data\":{\"currentAppInstallation\":{\"accessScopes\":[{\"handle\":\"read_all_orders\"}]}}}",
        "{\"data\":{\"bulkOperationRunQuery\":{\"bulkOperation\":null,\"userErrors\":[{\"code\":"
            + "\"OPERATION_IN_PROGRESS\",\"message\":\"five run\"}]}}}");
    assertThat(told()).isEqualTo(ALL);
  }

  @ParameterizedTest
  @CsvSource({"300, true", "300, false"})
  void a_wire_that_is_cut_is_taken_up_where_it_was(int bytes, boolean takesUp) {
    shop.cutsAfter(bytes, takesUp);
    assertThat(told()).isEqualTo(ALL);
    assertThat(shop.asked()).filteredOn(path -> path.endsWith(".jsonl")).hasSizeGreaterThan(2);
  }

  @Test
  void a_wire_that_is_always_cut_is_unavailable() {
    shop.cutsAfter(10, true);
    assertThatThrownBy(this::told)
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE))
        .hasMessageContaining("again and again");
  }

  @Test
  void a_shop_without_orders_is_no_error() {
    shop.has(new ArrayList<>());
    assertThat(told()).isEmpty();
  }

  @Test
  void the_token_goes_to_the_shop_alone_and_is_never_told() {
    assertThatThrownBy(() -> door("shpat_wrong").ask(MONTH, MONTH, new ToldLines()))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("token")
        .hasMessageNotContaining("shpat");
    assertThat(door("shpat_hush").address()).doesNotContain("hush");
  }
}
