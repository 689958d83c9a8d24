package clientele.steps.ingest;

import clientele.steps.settings.DoubtSettings.CancelledPositive;
import clientele.steps.settings.FilterSettings;
import clientele.steps.settings.OwnRules;
import clientele.steps.table.line.RawLine;
import clientele.steps.table.line.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code ingest/reject_transactions.sql} and {@code keep_transactions.sql} for a few
 * parsed lines at hand, such as a customer's orders sent to the page: which are used, and as what.
 * A test holds both against each other, line by line. Of the shop's own rules those of the country
 * alone hold here: a line at hand tells no more.
 */
public final class KeptLines {
  private final FilterSettings settings;
  private final Pattern noProduct;
  private final Pattern cancelledInvoice;
  private final List<OwnRules.Rule> own;

  public KeptLines(FilterSettings settings) {
    this.settings = settings;
    this.noProduct =
        Pattern.compile("^(?:" + settings.noProduct() + ")$", Pattern.CASE_INSENSITIVE);
    this.cancelledInvoice = Pattern.compile("^(?:" + settings.doubt().cancelledInvoice() + ")$");
    this.own =
        settings.own().rules().stream().filter(rule -> rule.field().equals("country")).toList();
  }

  /** A parsed line with figures as the tables hold them. */
  private record Line(
      RawLine raw,
      String customerId,
      String invoice,
      String stockCode,
      LocalDateTime orderedAt,
      BigDecimal quantity,
      BigDecimal unitPrice) {

    private BigDecimal money() {
      return quantity.multiply(unitPrice).setScale(7, RoundingMode.HALF_UP);
    }

    private List<Object> everything() {
      return List.of(
          invoice,
          stockCode,
          text(raw.description()),
          quantity,
          orderedAt,
          unitPrice,
          customerId,
          text(raw.country()));
    }
  }

  /** Lines that can be the two halves of an order cancelled at once. */
  private record Goods(YearMonth month, String customerId, String stockCode, BigDecimal units) {}

  /**
   * The lines that no rule rejects, in the order given.
   *
   * @param lines parsed ones
   */
  public List<Transaction> of(List<RawLine> lines) {
    List<Line> parsed = lines.stream().map(KeptLines::parsed).toList();
    Set<Line> rejected = pairs(parsed);
    if (settings.dropDuplicates()) {
      rejected.addAll(copies(parsed, rejected));
    }
    return parsed.stream()
        .filter(this::usable)
        .filter(line -> !rejected.contains(line))
        .map(this::kept)
        .toList();
  }

  private boolean usable(Line line) {
    return namesCustomerAndProduct(line)
        && !(settings.doubt().cancelledPositive() == CancelledPositive.REJECT
            && line.money().signum() > 0
            && cancelled(line))
        && (line.unitPrice().signum() < 0 || line.unitPrice().compareTo(settings.priceFloor()) > 0);
  }

  private boolean sellable(Line line) {
    return namesCustomerAndProduct(line) && line.unitPrice().compareTo(settings.priceFloor()) > 0;
  }

  private boolean namesCustomerAndProduct(Line line) {
    return !line.customerId().isEmpty()
        && own.stream().noneMatch(rule -> rule.rejects(text(line.raw().country())))
        && !noProduct.matcher(line.stockCode()).matches();
  }

  private boolean cancelled(Line line) {
    return cancelledInvoice.matcher(line.invoice()).matches();
  }

  private boolean credited(Line line) {
    return settings.doubt().cancelledPositive() == CancelledPositive.CREDIT && cancelled(line);
  }

  /**
   * Orders and their cancellations, matched like brackets in the order of time: of the lines of one
   * depth, an order and the line after it belong together if that is a cancellation soon enough.
   */
  private Set<Line> pairs(List<Line> lines) {
    Map<Goods, List<Line>> large =
        lines.stream()
            .filter(
                line ->
                    line.quantity().abs().compareTo(BigDecimal.valueOf(settings.pairMinQuantity()))
                        >= 0)
            .filter(this::sellable)
            .sorted(
                Comparator.comparing(Line::orderedAt)
                    .thenComparing(Line::quantity, Comparator.reverseOrder())
                    .thenComparing(Line::invoice)
                    .thenComparing(Line::unitPrice)
                    .thenComparing(line -> text(line.raw().description()))
                    .thenComparing(line -> text(line.raw().country()))
                    .thenComparing(line -> line.raw().fileNo())
                    .thenComparing(line -> line.raw().line()))
            .collect(Collectors.groupingBy(KeptLines::goods));
    Set<Line> found = new HashSet<>();
    large.values().forEach(same -> match(same, found));
    return found;
  }

  private void match(List<Line> same, Set<Line> found) {
    Map<Integer, Line> lastOfDepth = new HashMap<>();
    int open = 0;
    for (Line line : same) {
      boolean order = line.quantity().signum() > 0;
      open += order ? 1 : -1;
      Line before = lastOfDepth.put(order ? open : open + 1, line);
      if (!order && before != null && before.quantity().signum() > 0 && soon(before, line)) {
        found.add(before);
        found.add(line);
      }
    }
  }

  private boolean soon(Line order, Line cancellation) {
    return Duration.between(order.orderedAt(), cancellation.orderedAt())
            .compareTo(Duration.ofHours(settings.pairWithinHours()))
        <= 0;
  }

  private static Set<Line> copies(List<Line> lines, Set<Line> pairs) {
    Set<List<Object>> seen = new HashSet<>();
    return lines.stream()
        .filter(line -> !pairs.contains(line))
        .sorted(
            Comparator.<Line>comparingInt(line -> line.raw().fileNo())
                .thenComparing(line -> line.raw().line()))
        .filter(line -> !seen.add(line.everything()))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Goods goods(Line line) {
    return new Goods(
        YearMonth.from(line.orderedAt()),
        line.customerId(),
        line.stockCode(),
        line.quantity().abs());
  }

  private static Line parsed(RawLine raw) {
    if (raw.orderedAt() == null || raw.quantity() == null || raw.unitPrice() == null) {
      throw new IllegalArgumentException("a line is not parsed [" + raw.line() + "]");
    }
    return new Line(
        raw,
        text(raw.customerId()),
        text(raw.invoice()),
        text(raw.stockCode()),
        raw.orderedAt(),
        raw.quantity().setScale(3, RoundingMode.HALF_UP),
        raw.unitPrice());
  }

  private Transaction kept(Line line) {
    boolean credited = credited(line);
    BigDecimal money = line.money();
    return new Transaction(
        line.raw().fileNo(),
        line.raw().line(),
        line.customerId(),
        line.invoice(),
        line.stockCode(),
        line.orderedAt(),
        0, // counts equal lines, of which nobody asks here
        line.quantity(),
        credited && money.signum() > 0 ? money.negate() : money,
        line.quantity().signum() < 0
            || line.unitPrice().signum() < 0
            || credited
            || (line.quantity().signum() == 0 && cancelled(line)),
        text(line.raw().country()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
