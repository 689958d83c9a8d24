package clientele.steps.features;

import clientele.steps.table.customer.FeatureCatalogue;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The figures of one customer, worked out of their kept lines in memory: what {@code
 * features/build_features.sql} says of them, to the last decimal, for somebody who cannot wait for
 * a month to be closed. A test holds both against each other for every customer of a month.
 *
 * <p>The window may end on any day; a month's own ends on the last of the month.
 *
 * @param from first day of the window
 * @param to last day of the window
 * @param usualGap the shop's mean days between purchase days, see {@code usual_gap.sql}
 */
public record OrderFeatures(LocalDate from, LocalDate to, BigDecimal usualGap) {
  /** Decimals of the table's columns. */
  private static final int SCALE = 7;

  private static final MathContext EXACT_ENOUGH = new MathContext(40, RoundingMode.HALF_UP);

  public OrderFeatures {
    if (from.isAfter(to)) {
      throw new IllegalArgumentException("a window ends before it begins [" + from + ", " + to);
    }
  }

  /** The window of so many months that ends on a day; the month of that day is the last. */
  public static OrderFeatures endingOn(LocalDate day, int windowMonths, BigDecimal usualGap) {
    return new OrderFeatures(
        YearMonth.from(day).minusMonths(windowMonths - 1L).atDay(1), day, usualGap);
  }

  /** What makes lines one order: a number alone may restart, be blank or repeat. */
  private record OrderKey(String invoice, LocalDate day) {}

  /** What was bought under one number on one day, at the time of its first sale. */
  private record Bill(LocalDateTime at, BigDecimal units, BigDecimal amount) {
    private Bill and(Bill other) {
      return new Bill(
          at.isBefore(other.at) ? at : other.at, units.add(other.units), amount.add(other.amount));
    }

    private LocalDate day() {
      return at.toLocalDate();
    }
  }

  /**
   * The features in the order of {@link FeatureCatalogue#figures()}.
   *
   * @param lines one customer's; those outside of the window do not count
   * @return empty for a customer without a sale in the window
   */
  public Optional<List<BigDecimal>> of(List<Transaction> lines) {
    Map<OrderKey, Bill> bills = new HashMap<>();
    Set<String> products = new HashSet<>();
    BigDecimal returned = BigDecimal.ZERO;
    for (Transaction line : lines) {
      LocalDate day = line.orderedAt().toLocalDate();
      if (day.isBefore(from) || day.isAfter(to)) {
        continue;
      }
      if (line.isReturn()) {
        returned = returned.subtract(line.amount());
      } else {
        bills.merge(
            new OrderKey(line.invoice(), day),
            new Bill(line.orderedAt(), line.quantity(), line.amount()),
            Bill::and);
        products.add(line.stockCode());
      }
    }
    return bills.isEmpty()
        ? Optional.empty()
        : Optional.of(figures(List.copyOf(bills.values()), products.size(), returned));
  }

  private List<BigDecimal> figures(List<Bill> bills, int products, BigDecimal returned) {
    List<LocalDate> days = bills.stream().map(Bill::day).sorted().toList();
    LocalDate first = days.get(0);
    LocalDate last = days.get(days.size() - 1);
    BigDecimal orders = BigDecimal.valueOf(bills.size());
    BigDecimal gross = sum(bills).setScale(SCALE, RoundingMode.HALF_UP);
    BigDecimal units = bills.stream().map(Bill::units).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal between =
        bills.size() > 1
            ? over(BigDecimal.valueOf(days(first, last)), orders.subtract(BigDecimal.ONE))
            : BigDecimal.valueOf(days(from, to) + 1);
    BigDecimal recency = BigDecimal.valueOf(days(last, to));
    BigDecimal purchaseDays = BigDecimal.valueOf(days.stream().distinct().count());
    return List.of(
        rounded(recency),
        rounded(orders),
        rounded(gross.subtract(returned)),
        rounded(BigDecimal.valueOf(days(first, to))),
        rounded(over(gross, orders)),
        rounded(over(units, orders)),
        rounded(BigDecimal.valueOf(products)),
        rounded(between),
        rounded(regularity(days)),
        rounded(share(returned, gross).max(BigDecimal.ZERO).min(BigDecimal.ONE)),
        rounded(share(lastQuarter(bills), gross)),
        rounded(
            over(BigDecimal.valueOf(days.stream().filter(OrderFeatures::weekend).count()), orders)),
        rounded(seasons(bills, gross)),
        rounded(over(recency, between.max(BigDecimal.ONE))),
        rounded(purchaseDays),
        rounded(weighed(bills, bill -> BigDecimal.ONE)),
        rounded(weighed(bills, Bill::amount)),
        rounded(
            over(
                recency.multiply(purchaseDays),
                usualGap.add(BigDecimal.valueOf(days(first, last))).max(purchaseDays))));
  }

  private BigDecimal lastQuarter(List<Bill> bills) {
    LocalDate begin = YearMonth.from(to).minusMonths(2).atDay(1);
    return sum(bills.stream().filter(bill -> !bill.day().isBefore(begin)).toList());
  }

  private BigDecimal weighed(List<Bill> bills, Function<Bill, BigDecimal> what) {
    return bills.stream()
        .map(bill -> what.apply(bill).multiply(Recency.weight((double) days(bill.day(), to))))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal regularity(List<LocalDate> days) {
    long gaps = days.size() - 1L;
    long sum = days(days.get(0), days.get(days.size() - 1));
    if (gaps < 2 || sum == 0) {
      return BigDecimal.ZERO;
    }
    long squares = 0;
    for (int i = 1; i < days.size(); i++) {
      long gap = days(days.get(i - 1), days.get(i));
      squares += gap * gap;
    }
    BigDecimal deviation = BigDecimal.valueOf(gaps * squares - sum * sum).sqrt(EXACT_ENOUGH);
    BigDecimal variation = over(deviation, BigDecimal.valueOf(sum));
    return over(BigDecimal.ONE, variation.add(BigDecimal.ONE));
  }

  private static BigDecimal seasons(List<Bill> bills, BigDecimal gross) {
    if (gross.signum() <= 0) {
      return BigDecimal.ONE;
    }
    Map<Integer, List<Bill>> byMonth = new HashMap<>();
    bills.forEach(
        bill ->
            byMonth.computeIfAbsent(bill.day().getMonthValue(), m -> new ArrayList<>()).add(bill));
    return byMonth.values().stream()
        .map(month -> over(sum(month).setScale(SCALE, RoundingMode.HALF_UP), gross))
        .map(share -> share.multiply(share))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal share(BigDecimal part, BigDecimal gross) {
    return gross.signum() > 0 ? over(part, gross) : BigDecimal.ZERO;
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static BigDecimal sum(List<Bill> bills) {
    return bills.stream().map(Bill::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal over(BigDecimal a, BigDecimal b) {
    return a.divide(b, EXACT_ENOUGH);
  }

  private static BigDecimal rounded(BigDecimal figure) {
    return figure.setScale(SCALE, RoundingMode.HALF_UP);
  }

  private static long days(LocalDate a, LocalDate b) {
    return ChronoUnit.DAYS.between(a, b);
  }
}
