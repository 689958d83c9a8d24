package clientele.steps.features;

import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.line.Transaction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The features once more, line by line in Java, from the words of the catalogue. */
final class ExpectedFeatures {
  private static final MathContext EXACT = MathContext.DECIMAL128;
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  private final YearMonth month;
  private final List<Transaction> sales = new ArrayList<>();
  private final Map<String, LocalDateTime> orders = new HashMap<>();
  private BigDecimal returned = ZERO;

  private ExpectedFeatures(YearMonth month) {
    this.month = month;
  }

  /** Customers in the order of their ids. */
  static Map<String, CustomerFeature> of(YearMonth month, List<Transaction> lines) {
    Map<String, ExpectedFeatures> customers = new TreeMap<>();
    for (Transaction line : lines) {
      customers.computeIfAbsent(line.customerId(), id -> new ExpectedFeatures(month)).add(line);
    }
    Map<String, CustomerFeature> features = new TreeMap<>();
    customers.forEach(
        (id, customer) -> {
          if (!customer.orders.isEmpty()) {
            features.put(id, customer.feature(id));
          }
        });
    Collection<CustomerFeature> all = List.copyOf(features.values());
    features.replaceAll((id, f) -> scored(f, all));
    return features;
  }

  private void add(Transaction line) {
    if (line.isReturn()) {
      returned = returned.subtract(line.amount());
    } else {
      sales.add(line);
      orders.merge(order(line), line.orderedAt(), (a, b) -> a.isBefore(b) ? a : b);
    }
  }

  /** A number that comes again another day is another order. */
  private static String order(Transaction line) {
    return line.invoice() + " " + line.orderedAt().toLocalDate();
  }

  private CustomerFeature feature(String id) {
    List<LocalDate> days =
        orders.values().stream().map(LocalDateTime::toLocalDate).sorted().toList();
    LocalDate end = month.atEndOfMonth();
    LocalDate last = days.get(days.size() - 1);
    BigDecimal gross = gross(day -> true);
    BigDecimal frequency = BigDecimal.valueOf(days.size());
    long weekend =
        days.stream().filter(d -> d.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0).count();
    BigDecimal span = BigDecimal.valueOf(days.get(0).until(last, ChronoUnit.DAYS));
    BigDecimal gap =
        days.size() > 1
            ? span.divide(frequency.subtract(BigDecimal.ONE), EXACT)
            : BigDecimal.valueOf(365);
    return KnownFeatures.of(
        id,
        (int) last.until(end, ChronoUnit.DAYS),
        days.size(),
        round(gross.subtract(returned)),
        (int) days.get(0).until(end, ChronoUnit.DAYS),
        round(gross.divide(frequency, EXACT)),
        round(units().divide(frequency, EXACT)),
        (int) sales.stream().map(Transaction::stockCode).distinct().count(),
        round(gap),
        round(regularity(days)),
        round(returned.divide(gross, EXACT).min(BigDecimal.ONE).max(ZERO)),
        round(gross(day -> !day.isBefore(month.minusMonths(2).atDay(1))).divide(gross, EXACT)),
        round(BigDecimal.valueOf(weekend).divide(frequency, EXACT)),
        round(concentration(gross)),
        round(
            BigDecimal.valueOf(last.until(end, ChronoUnit.DAYS))
                .divide(gap.max(BigDecimal.ONE), EXACT)),
        (int) days.stream().distinct().count(),
        round(weighed(end, false)),
        round(weighed(end, true)),
        ZERO,
        0,
        0,
        0);
  }

  /** Orders, or their money, each by its age. */
  private BigDecimal weighed(LocalDate end, boolean money) {
    BigDecimal sum = ZERO;
    for (Map.Entry<String, LocalDateTime> order : orders.entrySet()) {
      BigDecimal amount =
          money
              ? sales.stream()
                  .filter(sale -> order(sale).equals(order.getKey()))
                  .map(Transaction::amount)
                  .reduce(ZERO, BigDecimal::add)
              : BigDecimal.ONE;
      sum = sum.add(amount.multiply(weight(order.getValue().toLocalDate(), end)));
    }
    return sum;
  }

  /** Half after 90 days, to ten decimals. */
  private static BigDecimal weight(LocalDate day, LocalDate end) {
    return new BigDecimal(Math.exp(Math.log(0.5) * day.until(end, ChronoUnit.DAYS) / 90))
        .setScale(10, RoundingMode.HALF_UP);
  }

  /** Days of silence in the mean of the own gaps and one of the shop's. */
  private static BigDecimal lateness(CustomerFeature f, Collection<CustomerFeature> all) {
    long spans =
        all.stream().mapToLong(c -> c.whole("tenure_days") - c.whole("recency_days")).sum();
    long gaps = all.stream().mapToLong(c -> c.whole("purchase_days") - 1).sum();
    BigDecimal usual =
        gaps == 0
            ? BigDecimal.valueOf(365)
            : BigDecimal.valueOf(spans).divide(BigDecimal.valueOf(gaps), 7, RoundingMode.HALF_UP);
    BigDecimal expected =
        usual
            .add(BigDecimal.valueOf(f.whole("tenure_days") - f.whole("recency_days")))
            .divide(BigDecimal.valueOf(f.whole("purchase_days")), EXACT)
            .max(BigDecimal.ONE);
    return round(BigDecimal.valueOf(f.whole("recency_days")).divide(expected, EXACT));
  }

  private BigDecimal units() {
    return sales.stream().map(Transaction::quantity).reduce(ZERO, BigDecimal::add);
  }

  private BigDecimal concentration(BigDecimal gross) {
    BigDecimal concentration = ZERO;
    for (int i = 1; i <= 12; i++) {
      int number = i;
      BigDecimal share = gross(day -> day.getMonthValue() == number).divide(gross, EXACT);
      concentration = concentration.add(share.multiply(share));
    }
    return concentration;
  }

  private BigDecimal gross(Function<LocalDate, Boolean> wanted) {
    BigDecimal sum = ZERO;
    for (Transaction sale : sales) {
      if (wanted.apply(orders.get(order(sale)).toLocalDate())) {
        sum = sum.add(sale.amount());
      }
    }
    return sum;
  }

  private static BigDecimal regularity(List<LocalDate> days) {
    double sum = 0;
    double squares = 0;
    int gaps = days.size() - 1;
    for (int i = 0; i < gaps; i++) {
      double gap = days.get(i).until(days.get(i + 1), ChronoUnit.DAYS);
      sum += gap;
      squares += gap * gap;
    }
    if (gaps < 2 || sum == 0) {
      return ZERO;
    }
    double mean = sum / gaps;
    double deviation = Math.sqrt(squares / gaps - mean * mean);
    return new BigDecimal(1 / (1 + deviation / mean));
  }

  private static CustomerFeature scored(CustomerFeature f, Collection<CustomerFeature> all) {
    return KnownFeatures.of(
        f.customerId(),
        f.whole("recency_days"),
        f.whole("frequency"),
        f.figure("monetary"),
        f.whole("tenure_days"),
        f.figure("average_order_value"),
        f.figure("items_per_order"),
        f.whole("distinct_products"),
        f.figure("mean_days_between_orders"),
        f.figure("order_regularity"),
        f.figure("returns_share"),
        f.figure("last_quarter_share"),
        f.figure("weekend_share"),
        f.figure("season_concentration"),
        f.figure("overdue"),
        f.whole("purchase_days"),
        f.figure("recent_orders"),
        f.figure("recent_revenue"),
        lateness(f, all),
        6 - score(f, all, c -> (double) c.whole("recency_days")),
        score(f, all, c -> (double) c.whole("frequency")),
        score(f, all, c -> c.figure("monetary").doubleValue()));
  }

  private static int score(
      CustomerFeature own, Collection<CustomerFeature> all, Function<CustomerFeature, Double> of) {
    double[] sorted = all.stream().mapToDouble(of::apply).sorted().toArray();
    if (sorted[0] == sorted[sorted.length - 1]) {
      return 3;
    }
    int score = 1;
    for (int fifth = 1; fifth <= 4; fifth++) {
      double at = (sorted.length - 1) * (fifth / 5.0);
      int low = (int) at;
      int high = Math.min(low + 1, sorted.length - 1);
      double cut = sorted[low] + (sorted[high] - sorted[low]) * (at - low);
      score += of.apply(own) > cut ? 1 : 0;
    }
    return score;
  }

  private static BigDecimal round(BigDecimal value) {
    return value.setScale(7, RoundingMode.HALF_UP);
  }
}
