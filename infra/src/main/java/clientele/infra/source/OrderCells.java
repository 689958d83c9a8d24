package clientele.infra.source;

import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.layout.LineKind;
import clientele.infra.source.layout.StateWords;
import clientele.infra.source.record.Fields;
import clientele.infra.source.value.OrderMoney;
import clientele.steps.port.LineDetail;
import clientele.steps.port.SourceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Brings what an export says of whole orders to their lines. Cells of an order may stand on its
 * first line alone.
 *
 * <ul>
 *   <li>An order that was called off, has not been paid for or is in another currency than most is
 *       left out: its lines are stated, each with its rule and money.
 *   <li>Discounts are taken off the lines by their share, so that the lines add up to the order's
 *       subtotal, to the penny; tax and shipping are not part of it unless they are set to be.
 *   <li>A line that is a fee, a tip or shipping is left out, shipping unless it is set to count.
 *   <li>Money that went back is a line of its own, dated as the order where the export does not say
 *       when; its number is that of the order's first line, negative. No more goes back than the
 *       goods cost.
 * </ul>
 */
final class OrderCells {
  private static final int EXACT_SCALE = 15;
  private static final Set<String> YES = Set.of("yes", "true", "1", "y", "ja", "oui", "included");

  private final CsvHeader header;
  private final LineParser parser;
  private final Consumer<SourceLine> out;
  private final StateWords states;
  private final OrderTells tells;
  private final CsvFormat format;
  private final String currency;

  private final List<Held> lines = new ArrayList<>();
  private OrderTells.Cells cells = OrderTells.Cells.NONE;

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
    this.format = format;
    this.states = new StateWords(header.layout(), format.reading());
    this.tells = new OrderTells(parser, format);
  }

  /** A line of the order at hand, and what it is money for. */
  private record Held(SourceLine.Parsed line, LineKind kind, BigDecimal discount, BigDecimal tax) {}

  /** The order's line before, whose cells hold for blank ones. */
  Optional<SourceLine.Parsed> before() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1).line());
  }

  void accept(SourceLine line, Fields fields) {
    if (!(line instanceof SourceLine.Parsed parsed)) {
      out.accept(line);
      return;
    }
    Optional<LineKind> kind = LineKind.of(tells.text(fields, CsvColumn.KIND));
    if (kind.isEmpty()) {
      out.accept(broken(parsed, new Rule("unknown_kind", CsvColumn.KIND)));
      return;
    }
    if (!lines.isEmpty() && !sameOrder(lines.get(0).line(), parsed)) {
      flush();
    }
    if (lines.isEmpty()) {
      cells = tells.cells(fields);
    }
    lines.add(
        new Held(
            carried(parsed),
            kind.get(),
            parser.money(fields, CsvColumn.DISCOUNT).orElse(BigDecimal.ZERO).abs(),
            parser.money(fields, CsvColumn.TAX).orElse(BigDecimal.ZERO).abs()));
  }

  /** What the order's first line tells holds for those that leave it blank. */
  private SourceLine.Parsed carried(SourceLine.Parsed line) {
    Map<LineDetail, String> first = lines.isEmpty() ? Map.of() : lines.get(0).line().details();
    Map<LineDetail, String> details = new EnumMap<>(LineDetail.class);
    for (LineDetail detail : OrderTells.OF_ORDERS) {
      if (first.containsKey(detail)) {
        details.put(detail, first.get(detail));
      }
    }
    details.putAll(line.details());
    return line.with(line.unitPrice(), details);
  }

  /** Ends the order at hand. */
  void flush() {
    if (lines.isEmpty()) {
      return;
    }
    Optional<Rule> rule = rule();
    if (rule.isPresent()) {
      lines.forEach(held -> leaveOut(held.line(), rule.get()));
    } else {
      settle();
    }
    lines.clear();
  }

  /** Why an order does not count. */
  private record Rule(String name, CsvColumn column) {}

  private Optional<Rule> rule() {
    if (!cells.cancelledAt().isEmpty()) {
      return Optional.of(new Rule("cancelled_order", CsvColumn.CANCELLED_AT));
    }
    boolean told = header.has(CsvColumn.STATE) || !cells.state().isEmpty();
    Optional<String> word =
        switch (told ? states.of(cells.state()) : StateWords.Meaning.COUNTS) {
          case COUNTS, GOES_BACK -> Optional.empty();
          case UNPAID -> Optional.of("unpaid_order");
          case CANCELLED -> Optional.of("cancelled_order");
          case UNKNOWN -> Optional.of("unknown_state");
        };
    if (word.isPresent()) {
      return Optional.of(new Rule(word.get(), CsvColumn.STATE));
    }
    return !cells.currency().isEmpty() && !cells.currency().equals(currency)
        ? Optional.of(new Rule("other_currency", CsvColumn.CURRENCY))
        : Optional.empty();
  }

  private void leaveOut(SourceLine.Parsed line, Rule rule) {
    if (rule.name().equals("unknown_state")) {
      out.accept(broken(line, rule));
    } else {
      out.accept(
          new SourceLine.LeftOut(
              line.line(),
              YearMonth.from(line.orderedAt()),
              name(rule.column()),
              rule.name(),
              line.quantity(),
              line.unitPrice()));
    }
  }

  private SourceLine broken(SourceLine.Parsed line, Rule rule) {
    return new SourceLine.Unparseable(
        line.line(),
        Optional.of(YearMonth.from(line.orderedAt())),
        name(rule.column()),
        rule.name(),
        "",
        Optional.of(line.quantity()),
        Optional.of(line.unitPrice()));
  }

  private String name(CsvColumn column) {
    return header.has(column) ? header.names().get(header.place(column)) : column.key();
  }

  private void settle() {
    List<Held> sales = lines.stream().filter(held -> held.kind() == LineKind.SALE).toList();
    OrderMoney.Rule rule =
        new OrderMoney.Rule(
            format.reading().orders().tax(),
            YES.contains(cells.taxIncluded().toLowerCase(Locale.ROOT)),
            format.reading().orders().shipping());
    List<OrderMoney.Share> shares =
        OrderMoney.of(
            sales.stream()
                .map(held -> new OrderMoney.Line(held.line().amount(), held.discount(), held.tax()))
                .toList(),
            cells.whole(),
            rule);
    int at = 0;
    for (Held held : lines) {
      if (held.kind() == LineKind.SALE) {
        out.accept(priced(held, shares.get(at++)));
      } else {
        other(held, rule);
      }
    }
    refund(OrderMoney.sum(shares.stream().map(OrderMoney.Share::revenue).toList()));
  }

  /** A line that is no sale. */
  private void other(Held held, OrderMoney.Rule rule) {
    SourceLine.Parsed line = held.line();
    if (held.kind() == LineKind.REFUND) {
      BigDecimal price = line.amount().signum() > 0 ? line.unitPrice().negate() : line.unitPrice();
      out.accept(line.with(price, tells.details(line, held.kind(), cells)));
    } else if (held.kind() == LineKind.SHIPPING && rule.shipping()) {
      out.accept(line.with(line.unitPrice(), tells.details(line, held.kind(), cells)));
    } else {
      leaveOut(line, new Rule("not_goods", CsvColumn.KIND));
    }
  }

  private void refund(BigDecimal due) {
    boolean all = states.of(cells.state()) == StateWords.Meaning.GOES_BACK;
    BigDecimal back =
        cells
            .refunded()
            .map(BigDecimal::abs)
            .filter(money -> money.signum() > 0)
            .orElse(all ? due : BigDecimal.ZERO)
            .min(due);
    if (back.signum() <= 0) {
      return;
    }
    SourceLine.Parsed first = lines.get(0).line();
    LocalDateTime at = cells.refundedAt().orElse(first.orderedAt());
    Map<LineDetail, String> details = new EnumMap<>(tells.details(first, LineKind.REFUND, cells));
    details.keySet().retainAll(OrderTells.OF_REFUNDS);
    details.put(LineDetail.REFUND_OF, LineDetails.cut(first.invoice()));
    out.accept(
        new SourceLine.Parsed(
            -first.line(),
            first.invoice(),
            "refund",
            "",
            BigDecimal.ONE.negate(),
            at,
            back,
            first.customerId(),
            first.country(),
            details));
  }

  private SourceLine priced(Held held, OrderMoney.Share share) {
    SourceLine.Parsed line = held.line();
    Map<LineDetail, String> details = tells.details(line, held.kind(), cells);
    OrderTells.put(details, LineDetail.LINE_DISCOUNT, held.discount());
    OrderTells.put(details, LineDetail.ORDER_DISCOUNT, share.discount());
    OrderTells.put(details, LineDetail.TAX, share.tax());
    if (share.revenue().compareTo(line.amount()) == 0) {
      return line.with(line.unitPrice(), details);
    }
    BigDecimal price =
        line.quantity().signum() == 0
            ? BigDecimal.ZERO
            : share.revenue().divide(line.quantity(), EXACT_SCALE, RoundingMode.HALF_UP);
    return line.with(price, details);
  }

  private static boolean sameOrder(SourceLine.Parsed first, SourceLine.Parsed next) {
    return !next.invoice().isEmpty()
        && first.invoice().equals(next.invoice())
        && first.customerId().equals(next.customerId())
        && first.orderedAt().toLocalDate().equals(next.orderedAt().toLocalDate());
  }
}
