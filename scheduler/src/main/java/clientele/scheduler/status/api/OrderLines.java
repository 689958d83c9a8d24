package clientele.scheduler.status.api;

import clientele.scheduler.status.api.PlaceOrder.NewOrderLine;
import clientele.steps.features.OrderFeatures;
import clientele.steps.ingest.KeptLines;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.RawLine;
import clientele.steps.table.Transaction;
import io.javalin.http.BadRequestResponse;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes features of order lines that were sent, by the rules the months themselves go by. */
final class OrderLines {
  private static final int MOST_DIGITS = 30;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  private final KeptLines rules;
  private final int windowMonths;

  OrderLines(PipelineSettings settings) {
    this.rules = new KeptLines(settings.filter());
    this.windowMonths = settings.windowMonths();
  }

  /**
   * What the lines tell of their customers.
   *
   * @param asOf last day of the window
   * @param features of the customers, in the order they came
   * @param without a sale in the window
   */
  record Told(LocalDate asOf, Map<String, double[]> features, Set<String> without) {}

  /**
   * Reads them.
   *
   * @param newest published month
   */
  Told read(List<NewOrderLine> lines, Optional<String> asOf, YearMonth newest) {
    List<RawLine> raw = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      raw.add(raw(lines.get(i), i));
    }
    LocalDate to =
        asOf.map(text -> day(text, "as_of").toLocalDate())
            .orElseGet(() -> latest(raw, newest.atEndOfMonth()));
    Map<String, List<Transaction>> kept =
        rules.of(raw).stream().collect(Collectors.groupingBy(Transaction::customerId));
    OrderFeatures window = OrderFeatures.endingOn(to, windowMonths);
    Map<String, double[]> features = new LinkedHashMap<>();
    Set<String> without = new LinkedHashSet<>();
    for (String id : new LinkedHashSet<>(lines.stream().map(NewOrderLine::customerId).toList())) {
      window
          .of(kept.getOrDefault(id, List.of()))
          .ifPresentOrElse(figures -> features.put(id, doubles(figures)), () -> without.add(id));
    }
    return new Told(to, features, without);
  }

  private static RawLine raw(@Nullable NewOrderLine line, int place) {
    String where = "orders[" + place + "]";
    if (line == null
        || Stream.of(line.customerId(), line.invoice(), line.stockCode(), line.orderedAt())
            .anyMatch(text -> text == null)
        || line.quantity() == null
        || line.unitPrice() == null) {
      throw new BadRequestResponse(where + " lacks a value.");
    }
    return new RawLine(
        0,
        place,
        line.invoice(),
        line.stockCode(),
        line.description(),
        figure(line.quantity(), where + ".quantity"),
        day(line.orderedAt(), where + ".ordered_at"),
        figure(line.unitPrice(), where + ".unit_price"),
        line.customerId(),
        line.country(),
        null,
        null,
        null);
  }

  /** A number like 1e999999999 would be written out in full. */
  private static BigDecimal figure(BigDecimal figure, String where) {
    if (figure.precision() > MOST_DIGITS || Math.abs((long) figure.scale()) > MOST_DIGITS) {
      throw new BadRequestResponse(where + " has too many digits.");
    }
    return figure;
  }

  private static LocalDateTime day(String text, String where) {
    try {
      LocalDateTime time =
          text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new BadRequestResponse(where + " is no day. Maybe write it as 2011-11-30T14:05.");
  }

  private static LocalDate latest(List<RawLine> lines, LocalDate atLeast) {
    LocalDate latest = atLeast;
    for (RawLine line : lines) {
      LocalDateTime at = line.orderedAt();
      if (at != null && at.toLocalDate().isAfter(latest)) {
        latest = at.toLocalDate();
      }
    }
    return latest;
  }

  private static double[] doubles(List<BigDecimal> figures) {
    return figures.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }
}
