package clientele.infra.source;

import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.layout.Layout;
import clientele.infra.source.record.Fields;
import clientele.steps.port.SourceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings what an export says of whole orders to their lines. Cells of an order may stand on its
 * first line alone.
 *
 * <ul>
 *   <li>An order that was called off, has not been paid for or is in another currency than most is
 *       left out: its lines are stated, each with its rule and money.
 *   <li>Discounts are taken off the lines by their share, so that the lines add up to the order's
 *       subtotal, to the penny; taxes and shipping are not part of it.
 *   <li>Money that went back is a line of its own, dated as the order where the export does not say
 *       when; its number is that of the order's first line, negative. No more goes back than the
 *       goods cost.
 * </ul>
 */
final class OrderCells {
  private static final int EXACT_SCALE = 15;
  private static final int PENNIES = 2;

  private final CsvHeader header;
  private final LineParser parser;
  private final Consumer<SourceLine> out;
  private final Set<String> paid;
  private final Set<String> unpaid;
  private final String currency;

  private final List<SourceLine.Parsed> lines = new ArrayList<>();
  private final List<BigDecimal> discounts = new ArrayList<>();
  private Cells cells = Cells.NONE;

  /**
   * Puts it together.
   *
   * @param currency of the shop; empty if the file names none
   */
  OrderCells(
      CsvHeader header,
      LineParser parser,
      CsvFormat format,
      String currency,
      Consumer<SourceLine> out) {
    this.header = header;
    this.parser = parser;
    this.out = out;
    this.currency = currency;
    Set<String> own = new HashSet<>(format.reading().paidStates());
    this.paid = own.isEmpty() ? states(Layout::paid) : own;
    this.unpaid = states(Layout::unpaid);
  }

  /** The cells of an order, from its first line. */
  private record Cells(
      String state,
      String cancelledAt,
      String currency,
      Optional<BigDecimal> orderDiscount,
      Optional<BigDecimal> subtotal,
      Optional<BigDecimal> refunded,
      Optional<LocalDateTime> refundedAt) {
    static final Cells NONE =
        new Cells(
            "", "", "", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The order's line before, whose cells hold for blank ones. */
  Optional<SourceLine.Parsed> before() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
  }

  void accept(SourceLine line, Fields fields) {
    if (!(line instanceof SourceLine.Parsed parsed)) {
      emit(line);
      return;
    }
    if (!lines.isEmpty() && !sameOrder(lines.get(0), parsed)) {
      flush();
    }
    if (lines.isEmpty()) {
      cells =
          new Cells(
              parser.cell(fields, CsvColumn.STATE).toLowerCase(Locale.ROOT),
              parser.cell(fields, CsvColumn.CANCELLED_AT),
              parser.cell(fields, CsvColumn.CURRENCY),
              parser.money(fields, CsvColumn.ORDER_DISCOUNT),
              parser.money(fields, CsvColumn.SUBTOTAL),
              parser.money(fields, CsvColumn.REFUNDED),
              parser.time(fields, CsvColumn.REFUNDED_AT));
    }
    lines.add(parsed);
    discounts.add(parser.money(fields, CsvColumn.DISCOUNT).orElse(BigDecimal.ZERO).abs());
  }

  /** Ends the order at hand. */
  void flush() {
    if (lines.isEmpty()) {
      return;
    }
    Optional<Rule> rule = rule();
    if (rule.isPresent()) {
      for (SourceLine.Parsed line : lines) {
        leaveOut(line, rule.get());
      }
    } else {
      settle();
    }
    lines.clear();
    discounts.clear();
  }

  /** Why an order does not count. */
  private record Rule(String name, CsvColumn column) {}

  private Optional<Rule> rule() {
    if (!cells.cancelledAt().isEmpty()) {
      return Optional.of(new Rule("cancelled_order", CsvColumn.CANCELLED_AT));
    }
    if (header.has(CsvColumn.STATE) && !paid.contains(cells.state())) {
      return Optional.of(
          new Rule(
              unpaid.contains(cells.state()) ? "unpaid_order" : "unknown_state", CsvColumn.STATE));
    }
    return !cells.currency().isEmpty() && !cells.currency().equals(currency)
        ? Optional.of(new Rule("other_currency", CsvColumn.CURRENCY))
        : Optional.empty();
  }

  private void leaveOut(SourceLine.Parsed line, Rule rule) {
    String column = header.names().get(header.place(rule.column()));
    Optional<YearMonth> month = Optional.of(YearMonth.from(line.orderedAt()));
    if (rule.name().equals("unknown_state")) {
      emit(
          new SourceLine.Unparseable(
              line.line(),
              month,
              column,
              rule.name(),
              "",
              Optional.of(line.quantity()),
              Optional.of(line.unitPrice())));
    } else {
      emit(
          new SourceLine.LeftOut(
              line.line(),
              YearMonth.from(line.orderedAt()),
              column,
              rule.name(),
              line.quantity(),
              line.unitPrice()));
    }
  }

  private void settle() {
    List<BigDecimal> gross = new ArrayList<>();
    BigDecimal all = BigDecimal.ZERO;
    BigDecimal net = BigDecimal.ZERO;
    for (int i = 0; i < lines.size(); i++) {
      BigDecimal amount = lines.get(i).quantity().multiply(lines.get(i).unitPrice());
      gross.add(amount.subtract(discounts.get(i)));
      all = all.add(amount);
      net = net.add(amount.subtract(discounts.get(i)));
    }
    BigDecimal due = due(all, net);
    if (due.compareTo(all) == 0) {
      lines.forEach(this::emit);
    } else {
      share(gross, net, due);
    }
    refund(due);
  }

  /** What the goods of the order cost in the end. */
  private BigDecimal due(BigDecimal all, BigDecimal net) {
    if (cells.subtotal().isPresent()) {
      BigDecimal subtotal = cells.subtotal().get();
      if (subtotal.signum() >= 0 && subtotal.compareTo(all) <= 0) {
        return subtotal;
      }
    }
    BigDecimal off = cells.orderDiscount().orElse(BigDecimal.ZERO).abs();
    return net.subtract(off).max(net.min(BigDecimal.ZERO));
  }

  private void share(List<BigDecimal> gross, BigDecimal net, BigDecimal due) {
    BigDecimal left = due;
    for (int i = 0; i < lines.size(); i++) {
      BigDecimal amount =
          i == lines.size() - 1
              ? left
              : net.signum() == 0
                  ? BigDecimal.ZERO
                  : gross
                      .get(i)
                      .multiply(due)
                      .divide(net, Math.max(PENNIES, due.scale()), RoundingMode.HALF_UP);
      left = left.subtract(amount);
      emit(priced(lines.get(i), amount));
    }
  }

  private void refund(BigDecimal due) {
    BigDecimal back =
        cells
            .refunded()
            .map(BigDecimal::abs)
            .filter(money -> money.signum() > 0)
            .orElse(cells.state().equals("refunded") ? due : BigDecimal.ZERO)
            .min(due);
    if (back.signum() <= 0) {
      return;
    }
    SourceLine.Parsed first = lines.get(0);
    emit(
        new SourceLine.Parsed(
            -first.line(),
            first.invoice(),
            "refund",
            "",
            BigDecimal.ONE.negate(),
            cells.refundedAt().orElse(first.orderedAt()),
            back,
            first.customerId(),
            first.country()));
  }

  private static SourceLine.Parsed priced(SourceLine.Parsed line, BigDecimal amount) {
    BigDecimal price =
        line.quantity().signum() == 0
            ? BigDecimal.ZERO
            : amount.divide(line.quantity(), EXACT_SCALE, RoundingMode.HALF_UP);
    return new SourceLine.Parsed(
        line.line(),
        line.invoice(),
        line.stockCode(),
        line.description(),
        line.quantity(),
        line.orderedAt(),
        price,
        line.customerId(),
        line.country());
  }

  private static boolean sameOrder(SourceLine.Parsed first, SourceLine.Parsed next) {
    return !next.invoice().isEmpty()
        && first.invoice().equals(next.invoice())
        && first.customerId().equals(next.customerId())
        && first.orderedAt().toLocalDate().equals(next.orderedAt().toLocalDate());
  }

  private void emit(SourceLine line) {
    out.accept(line);
  }

  private Set<String> states(Function<Layout, Set<String>> of) {
    Set<String> own = of.apply(header.layout());
    if (!own.isEmpty()) {
      return own;
    }
    Set<String> all = new HashSet<>();
    Layout.ALL.forEach(layout -> all.addAll(of.apply(layout)));
    all.removeIf(word -> word.matches("\\d+")); // which mean something in their own layout alone
    return all;
  }
}
