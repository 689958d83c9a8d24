package clientele.infra.source;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.source.value.OrderMoney;
import clientele.infra.source.value.OrderMoney.Line;
import clientele.infra.source.value.OrderMoney.Rule;
import clientele.infra.source.value.OrderMoney.Share;
import clientele.infra.source.value.OrderMoney.Whole;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of an order's money is revenue, and whose. */
class OrderMoneyTest {
  private static final Rule USUAL = new Rule(false, false, false);

  /** Lines of 60 and 40, 10 off the first, 18 off the order, 8 tax, 5 shipping. */
  @ParameterizedTest
  @CsvSource({
    "false, false, false, 72.00",
    "true, false, false, 80.00",
    "false, true, false, 64.00",
    "true, true, false, 72.00",
    "false, false, true, 77.00",
    "true, false, true, 85.00"
  })
  void tax_and_shipping_count_where_they_are_set_to(
      boolean tax, boolean included, boolean shipping, String revenue) {
    List<Share> shares =
        OrderMoney.of(
            List.of(line("60", "10", "0"), line("40", "0", "0")),
            new Whole(Optional.of(n("18")), Optional.empty(), n("8"), n("5")),
            new Rule(tax, included, shipping));
    assertThat(revenue(shares)).isEqualByComparingTo(revenue);
    assertThat(OrderMoney.sum(shares.stream().map(Share::discount).toList()))
        .isEqualByComparingTo("18");
    assertThat(OrderMoney.sum(shares.stream().map(Share::tax).toList())).isEqualByComparingTo("8");
  }

  @Test
  void a_line_s_own_tax_is_its_own() {
    List<Share> shares =
        OrderMoney.of(
            List.of(line("60", "0", "12"), line("40", "0", "0")),
            new Whole(Optional.empty(), Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO),
            new Rule(false, true, false));
    assertThat(shares.get(0).revenue()).isEqualByComparingTo("48");
    assertThat(shares.get(1).revenue()).isEqualByComparingTo("40");
  }

  @Test
  void a_subtotal_comes_before_the_discounts_that_led_to_it() {
    List<Share> shares =
        OrderMoney.of(
            List.of(line("60", "10", "0"), line("40", "0", "0")),
            new Whole(Optional.of(n("99")), Optional.of(n("70")), BigDecimal.ZERO, BigDecimal.ZERO),
            USUAL);
    assertThat(revenue(shares)).isEqualByComparingTo("70");
  }

  @Test
  void random_orders_add_up_to_the_last_digit() {
    SplittableRandom random = new SplittableRandom(19);
    for (int trial = 0; trial < 2000; trial++) {
      List<Line> lines = new ArrayList<>();
      BigDecimal net = BigDecimal.ZERO;
      BigDecimal taxes = BigDecimal.ZERO;
      for (int i = random.nextInt(1, 9); i > 0; i--) {
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(100, 90_000), 2);
        BigDecimal off = BigDecimal.valueOf(random.nextInt(0, 100), 2);
        BigDecimal tax = BigDecimal.valueOf(random.nextInt(0, 50), 2);
        lines.add(new Line(amount, off, tax));
        net = net.add(amount).subtract(off);
        taxes = taxes.add(tax);
      }
      BigDecimal off = net.min(BigDecimal.valueOf(random.nextInt(0, 9_000), 2));
      BigDecimal tax = BigDecimal.valueOf(random.nextInt(0, 9_000), 2);
      BigDecimal shipping = BigDecimal.valueOf(random.nextInt(0, 900), 2);
      List<Share> shares =
          OrderMoney.of(
              lines,
              new Whole(Optional.of(off), Optional.empty(), tax, shipping),
              new Rule(true, false, true));
      assertThat(revenue(shares))
          .isEqualByComparingTo(net.subtract(off).add(taxes).add(tax).add(shipping));
    }
  }

  private static BigDecimal revenue(List<Share> shares) {
    return OrderMoney.sum(shares.stream().map(Share::revenue).toList());
  }

  private static Line line(String amount, String discount, String tax) {
    return new Line(n(amount), n(discount), n(tax));
  }

  private static BigDecimal n(String number) {
    return new BigDecimal(number);
  }
}
