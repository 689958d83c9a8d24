package clientele.infra.synthetic.people;

import static clientele.infra.synthetic.people.CustomerKind.ADVOCATE;
import static clientele.infra.synthetic.people.CustomerKind.BROWSER;
import static clientele.infra.synthetic.people.CustomerKind.BULK_BUYER;
import static clientele.infra.synthetic.people.CustomerKind.GIFT_GIVER;
import static clientele.infra.synthetic.people.CustomerKind.LAPSED;
import static clientele.infra.synthetic.people.CustomerKind.SUBSCRIBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.infra.synthetic.KnownTruth;
import clientele.infra.synthetic.ShopLine;
import clientele.infra.synthetic.ShopSummary;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind says of itself is so in the files. */
class CustomerKindTest {
  private static final int CUSTOMERS = 6000;
  private static final int MONTHS = 12;
  private static final YearMonth LAST = YearMonth.of(2026, 10);

  @TempDir static Path folder;
  private static final Map<YearMonth, Map<String, CustomerKind>> TRUTH = new LinkedHashMap<>();
  private static final List<Order> ORDERS = new ArrayList<>();
  private static List<ShopLine> lines = List.of();

  /** All sales of one invoice. */
  record Order(CustomerKind kind, List<ShopLine> lines) {
    ShopLine first() {
      return lines.get(0);
    }

    String customer() {
      return first().customer();
    }
  }

  @BeforeAll
  static void makeShop() throws IOException {
    ShopSummary shop =
        SyntheticShop.write(ShopPlan.of(CUSTOMERS, MONTHS, LAST, 11), folder, share -> {});
    lines = ShopLine.good(shop.files());
    for (int m = 0; m < MONTHS; m++) {
      YearMonth month = LAST.minusMonths(MONTHS - 1L - m);
      TRUTH.put(month, KnownTruth.kinds(folder, month));
    }
    Map<String, List<ShopLine>> invoices = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> line.sale() && line.quantity() < 2000)
        .forEach(l -> invoices.computeIfAbsent(l.invoice(), i -> new ArrayList<>()).add(l));
    invoices.forEach((i, items) -> ORDERS.add(new Order(kindAt(items.get(0)), items)));
  }

  @Test
  void kinds_have_their_stated_shares() {
    Map<String, CustomerKind> first = KnownTruth.firstKinds(folder);
    for (CustomerKind kind : CustomerKind.values()) {
      double share = first.values().stream().filter(k -> k == kind).count() / (double) CUSTOMERS;
      assertThat(share).as("share of %s", kind).isCloseTo(kind.share(), within(0.025));
    }
  }

  @Test
  void kinds_drift_at_their_stated_rates_and_no_other_way() {
    Map<CustomerKind, Map<CustomerKind, Integer>> moves = new HashMap<>();
    List<Map<String, CustomerKind>> months = new ArrayList<>(TRUTH.values());
    for (int m = 1; m < months.size(); m++) {
      Map<String, CustomerKind> now = months.get(m);
      months
          .get(m - 1)
          .forEach(
              (id, kind) ->
                  moves
                      .computeIfAbsent(kind, k -> new HashMap<>())
                      .merge(now.get(id), 1, Integer::sum));
    }
    for (CustomerKind from : CustomerKind.values()) {
      Map<CustomerKind, Integer> to = moves.get(from);
      double all = to.values().stream().mapToInt(n -> n).sum();
      for (CustomerKind kind : CustomerKind.values()) {
        if (kind != from) {
          double rate = to.getOrDefault(kind, 0) / all;
          double stated = statedRate(from, kind);
          double tolerance = 4 * Math.sqrt(stated * (1 - stated) / all);
          assertThat(rate).as("%s to %s", from, kind).isCloseTo(stated, within(tolerance));
        }
      }
    }
  }

  @Test
  void gift_givers_buy_in_the_gift_months() {
    assertThat(share(GIFT_GIVER, o -> giftMonth(o.first()))).isGreaterThan(0.85);
    assertThat(share(ADVOCATE, o -> giftMonth(o.first()))).isLessThan(0.5);
  }

  @Test
  void bulk_buyers_order_hundreds_of_units_on_weekdays_only() {
    assertThat(share(BULK_BUYER, o -> o.first().weekend())).isZero();
    assertThat(median(BULK_BUYER, o -> o.lines().stream().mapToInt(ShopLine::quantity).sum()))
        .isGreaterThan(
            10 * median(ADVOCATE, o -> o.lines().stream().mapToInt(ShopLine::quantity).sum()));
  }

  @Test
  void subscribers_get_the_same_every_28_days() {
    Map<String, Order> last = new HashMap<>();
    int seen = 0;
    int inTime = 0;
    int same = 0;
    for (Order order : (Iterable<Order>) of(SUBSCRIBER)::iterator) {
      Order before = last.put(order.customer(), order);
      if (before != null) {
        LocalDate from = before.first().at().toLocalDate();
        long days = ChronoUnit.DAYS.between(from, order.first().at().toLocalDate());
        seen++;
        inTime += days >= 27 && days <= 29 ? 1 : 0;
        same += codes(order).containsAll(codes(before)) ? 1 : 0;
      }
    }
    assertThat(seen).isGreaterThan(3000);
    assertThat((double) inTime / seen).isGreaterThan(0.98);
    assertThat((double) same / seen).isGreaterThan(0.85);
  }

  @Test
  void browsers_buy_once_and_little() {
    Map<String, Long> orders = new HashMap<>();
    of(BROWSER).forEach(order -> orders.merge(order.customer(), 1L, Long::sum));
    assertThat(orders.values()).isNotEmpty().containsOnly(1L);
    assertThat(median(BROWSER, o -> o.lines().size())).isLessThanOrEqualTo(3);
  }

  @Test
  void advocates_come_often_and_mostly_at_weekends() {
    long customerMonths =
        TRUTH.values().stream()
            .flatMap(kinds -> kinds.values().stream())
            .filter(kind -> kind == ADVOCATE)
            .count();
    assertThat((double) of(ADVOCATE).count() / customerMonths).isBetween(1.3, 1.9);
    assertThat(share(ADVOCATE, o -> o.first().weekend())).isCloseTo(0.65, within(0.03));
  }

  @Test
  void the_lapsed_buy_nothing() {
    assertThat(of(LAPSED)).isEmpty();
    assertThat(TRUTH.get(LAST)).containsValue(LAPSED);
  }

  @Test
  void orders_are_sent_back_at_the_stated_rate_after_they_were_given() {
    Map<String, Long> bought = new HashMap<>();
    Set<String> returns = new HashSet<>();
    for (ShopLine line : lines) {
      String key = line.customer() + " " + line.code();
      if (line.sale()) {
        bought.merge(key, (long) line.quantity(), Long::sum);
      } else if (line.invoice().startsWith("C") && Character.isDigit(line.code().charAt(0))) {
        assertThat(bought).as("%s returns what was bought before", line).containsKey(key);
        if (line.quantity() > -2000) {
          returns.add(line.invoice());
        }
      }
    }
    double expected =
        ORDERS.stream()
            .filter(order -> !YearMonth.from(order.first().at()).equals(LAST))
            .mapToDouble(o -> ShopPlan.Shares.DEFAULT.returns() * o.kind().returnFactor())
            .sum();
    assertThat(returns.size() / expected).isBetween(0.95, 1.2);
  }

  @Test
  void slips_of_the_keyboard_are_cancelled_within_hours() {
    List<ShopLine> slips = lines.stream().filter(l -> Math.abs(l.quantity()) >= 2000).toList();
    assertThat(slips).hasSizeGreaterThan(4);
    for (ShopLine slip : slips.stream().filter(l -> l.quantity() > 0).toList()) {
      assertThat(slips)
          .anyMatch(
              l ->
                  l.quantity() == -slip.quantity()
                      && l.customer().equals(slip.customer())
                      && l.code().equals(slip.code())
                      && ChronoUnit.MINUTES.between(slip.at(), l.at()) <= 180);
    }
  }

  private static Stream<Order> of(CustomerKind kind) {
    return ORDERS.stream().filter(order -> order.kind() == kind);
  }

  private static double share(CustomerKind kind, Predicate<Order> test) {
    return (double) of(kind).filter(test).count() / of(kind).count();
  }

  private static double median(CustomerKind kind, ToIntFunction<Order> value) {
    int[] sorted = of(kind).mapToInt(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static boolean giftMonth(ShopLine line) {
    return Set.of(2, 3, 11, 12).contains(line.at().getMonthValue());
  }

  private static Set<String> codes(Order order) {
    Set<String> codes = new HashSet<>();
    order.lines().stream().limit(3).forEach(line -> codes.add(line.code()));
    return codes;
  }

  private static CustomerKind kindAt(ShopLine line) {
    return TRUTH.get(YearMonth.from(line.at())).get(line.customer());
  }

  private static double statedRate(CustomerKind from, CustomerKind to) {
    return Drift.RATES.stream()
        .filter(drift -> drift.from() == from && drift.to() == to)
        .mapToDouble(Drift::monthlyRate)
        .sum();
  }
}
