package clientele.scheduler.status.api.place;

import clientele.scheduler.status.api.place.PlaceOrder.NewOrderLine;
import clientele.steps.features.OrderFeatures;
import clientele.steps.ingest.KeptLines;
import clientele.steps.port.Identity;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.line.RawLine;
import io.javalin.http.BadRequestResponse;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes features of order lines that were sent, by the rules the months themselves go by. */
final class OrderLines {
  private static final int MOST_DIGITS = 30;
  private static final String NO_SALE = "no sale in the window that the quality rules keep";
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 9999;

  private final KeptLines rules;
  private final int windowMonths;
  private final ZoneId zone;

  /**
   * Puts it together.
   *
   * @param zone the shop's own, to which a time with an offset or a zone is brought
   */
  OrderLines(PipelineSettings settings, ZoneId zone) {
    this.zone = zone;
    this.rules = new KeptLines(settings.filter());
    this.windowMonths = settings.windowMonths();
  }

  /**
   * What the lines tell of their customers.
   *
   * @param asOf last day of the window
   * @param features of the customers, in the order they came
   * @param without who cannot be placed, and why
   */
  record Told(LocalDate asOf, Map<String, double[]> features, Map<String, String> without) {}

  /**
   * Reads them. Each customer's answer comes of that customer's lines alone: the window ends with
   * {@code as_of}, else with the customer's latest line or the newest month, whichever is later. A
   * customer with a line of a day that is yet to come is not placed.
   *
   * @param usualGap the shop's mean days between purchase days
   * @param newest published month
   * @param today the shop's day
   */
  Told read(
      List<NewOrderLine> lines,
      Optional<String> asOf,
      BigDecimal usualGap,
      YearMonth newest,
      LocalDate today) {
    Optional<LocalDate> stated = asOf.map(text -> day(text, "as_of").toLocalDate());
    LocalDate least = newest.atEndOfMonth();
    Map<String, List<RawLine>> customers = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      RawLine line = raw(lines.get(i), i);
      customers.computeIfAbsent(line.customerId(), any -> new ArrayList<>()).add(line);
    }
    Map<String, double[]> features = new LinkedHashMap<>();
    Map<String, String> without = new LinkedHashMap<>();
    LocalDate last = stated.orElse(least);
    LocalDate end = today.isAfter(least) ? today : least;
    for (Map.Entry<String, List<RawLine>> customer : customers.entrySet()) {
      String id = customer.getKey();
      LocalDate latest = latest(customer.getValue(), least);
      if (latest.isAfter(end)) {
        without.put(id, "an order of %s is in the future".formatted(latest));
        continue;
      }
      LocalDate to = stated.orElse(latest);
      last = to.isAfter(last) ? to : last;
      OrderFeatures.endingOn(to, windowMonths, usualGap)
          .of(rules.of(customer.getValue()))
          .ifPresentOrElse(
              figures -> features.put(id, doubles(figures)), () -> without.put(id, NO_SALE));
    }
    return new Told(last, features, without);
  }

  private RawLine raw(@Nullable NewOrderLine line, int place) {
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
        Identity.of(line.invoice()),
        Identity.of(line.stockCode()),
        line.description(),
        figure(line.quantity(), where + ".quantity"),
        day(line.orderedAt(), where + ".ordered_at"),
        figure(line.unitPrice(), where + ".unit_price"),
        Identity.of(line.customerId()),
        line.country(),
        null,
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

  private LocalDateTime day(String text, String where) {
    try {
      LocalDateTime time = text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : local(text);
      if (time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR) {
        return time;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new BadRequestResponse(where + " is no day. Maybe write it as 2011-11-30T14:05.");
  }

  private LocalDateTime local(String text) {
    TemporalAccessor time =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
    return time instanceof ZonedDateTime instant
        ? instant.withZoneSameInstant(zone).toLocalDateTime()
        : LocalDateTime.from(time);
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
