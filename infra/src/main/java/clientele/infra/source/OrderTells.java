package clientele.infra.source;

import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.layout.LineKind;
import clientele.infra.source.record.Fields;
import clientele.infra.source.value.OrderMoney;
import clientele.steps.port.LineDetail;
import clientele.steps.port.SourceLine;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a record's cells tell of the whole order, and the details that come of them. */
final class OrderTells {
  /** Details that are the order's, not the line's. */
  static final Set<LineDetail> OF_ORDERS =
      EnumSet.of(
          LineDetail.ORDER_NAME,
          LineDetail.REFUND_OF,
          LineDetail.EMAIL_SHA256,
          LineDetail.CHANNEL,
          LineDetail.REGION,
          LineDetail.CONSENT);

  /** Details that a refund of the whole order has too. */
  static final Set<LineDetail> OF_REFUNDS =
      EnumSet.of(
          LineDetail.ORDER_NAME,
          LineDetail.KIND,
          LineDetail.EMAIL_SHA256,
          LineDetail.CURRENCY,
          LineDetail.STATE,
          LineDetail.CHANNEL,
          LineDetail.REGION,
          LineDetail.CONSENT);

  private final LineParser parser;
  private final Map<String, String> constants;

  OrderTells(LineParser parser, CsvFormat format) {
    this.parser = parser;
    this.constants = format.reading().orders().constants();
  }

  /** The cells of an order, from its first line. */
  record Cells(
      String state,
      String cancelledAt,
      String currency,
      String taxIncluded,
      OrderMoney.Whole whole,
      Optional<BigDecimal> refunded,
      Optional<LocalDateTime> refundedAt) {
    static final Cells NONE =
        new Cells(
            "",
            "",
            "",
            "",
            new OrderMoney.Whole(
                Optional.empty(), Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO),
            Optional.empty(),
            Optional.empty());
  }

  Cells cells(Fields fields) {
    return new Cells(
        text(fields, CsvColumn.STATE).toLowerCase(Locale.ROOT),
        parser.cell(fields, CsvColumn.CANCELLED_AT),
        text(fields, CsvColumn.CURRENCY),
        text(fields, CsvColumn.TAX_INCLUDED),
        new OrderMoney.Whole(
            parser.money(fields, CsvColumn.ORDER_DISCOUNT),
            parser.money(fields, CsvColumn.SUBTOTAL),
            parser.money(fields, CsvColumn.ORDER_TAX).orElse(BigDecimal.ZERO).abs(),
            parser.money(fields, CsvColumn.SHIPPING).orElse(BigDecimal.ZERO).abs()),
        parser.money(fields, CsvColumn.REFUNDED),
        parser.time(fields, CsvColumn.REFUNDED_AT));
  }

  /** A cell, or the constant that stands for the column. */
  String text(Fields fields, CsvColumn column) {
    return parser.has(column)
        ? parser.cell(fields, column)
        : constants.getOrDefault(column.key(), "");
  }

  /** A line's own details, and those that its order's cells tell. */
  Map<LineDetail, String> details(SourceLine.Parsed line, LineKind kind, Cells cells) {
    Map<LineDetail, String> details = new EnumMap<>(LineDetail.class);
    details.putAll(line.details());
    if (parser.has(CsvColumn.KIND) || kind != LineKind.SALE) {
      details.put(LineDetail.KIND, kind.word());
    }
    put(details, LineDetail.TAX_INCLUDED, cells.taxIncluded());
    put(details, LineDetail.CURRENCY, cells.currency());
    put(details, LineDetail.STATE, cells.state());
    return details;
  }

  private static void put(Map<LineDetail, String> details, LineDetail detail, String text) {
    if (!text.isEmpty()) {
      details.put(detail, LineDetails.cut(text));
    }
  }

  /** Money that is any. */
  static void put(Map<LineDetail, String> details, LineDetail detail, BigDecimal money) {
    if (money.signum() != 0) {
      details.put(detail, money.stripTrailingZeros().toPlainString());
    }
  }
}
