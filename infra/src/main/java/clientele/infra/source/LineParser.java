package clientele.infra.source;

import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.record.Fields;
import clientele.infra.source.record.LineDecoding;
import clientele.infra.source.record.RecordScanner;
import clientele.infra.source.record.ShownLine;
import clientele.infra.source.value.DatePattern;
import clientele.infra.source.value.Decimals;
import clientele.steps.port.Identity;
import clientele.steps.port.SourceLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a transaction of a record, or says which rule it breaks. The rules in their order:
 * too_long, stray_quote, column_count, bad_encoding, bad_date, bad_number (or mixed_numbers,
 * ambiguous_number, other_currency), lost_digits, too_long of a name; the first that is broken is
 * named.
 *
 * <p>Invoice, stock code and customer have one spelling each ({@link Identity}), because another
 * would make two customers of one, and words for a missing customer are none; all other text stays
 * as it came.
 */
final class LineParser {
  /** Characters of a broken line that are kept. */
  static final int TEXT = 2000;

  /** Decimals of a price worked out of an amount; times any quantity it is the amount again. */
  private static final int EXACT_SCALE = 15;

  private static final List<CsvColumn> NAMES =
      List.of(CsvColumn.INVOICE, CsvColumn.STOCK_CODE, CsvColumn.CUSTOMER_ID, CsvColumn.COUNTRY);

  private static final List<CsvColumn> IDS = List.of(CsvColumn.CUSTOMER_ID, CsvColumn.INVOICE);

  private final CsvHeader header;

  /** Place of each column, below 0 for none; the header's own map costs a line a tenth more. */
  private final Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);

  private final DatePattern dates;
  private final LineNumbers numbers;
  private final LineDecoding decoding;
  private final Set<String> missing;
  private final boolean amounts;
  private final LineDetails details;
  private final String everyCountry;

  LineParser(CsvHeader header, CsvFormat format, Decimals decimals, LineDecoding decoding) {
    this.header = header;
    for (CsvColumn column : CsvColumn.values()) {
      places.put(column, header.place(column));
    }
    this.dates = DatePattern.of(format.datePattern(), format.zone());
    this.numbers = new LineNumbers(header, decimals);
    this.decoding = decoding;
    this.missing = new HashSet<>(format.reading().missingCustomer());
    this.amounts = !(header.has(CsvColumn.QUANTITY) && header.has(CsvColumn.UNIT_PRICE));
    this.details = new LineDetails(header, format);
    this.everyCountry =
        format.reading().orders().constants().getOrDefault(CsvColumn.COUNTRY.key(), "");
  }

  /** Quantity and unit price of a line. */
  private record Goods(BigDecimal quantity, BigDecimal unitPrice) {}

  /**
   * Parses a record; cells that are blank are those of the line before, if that is of the same
   * order.
   *
   * @param before the order's line before
   */
  SourceLine parse(RecordScanner record, Optional<SourceLine.Parsed> before) {
    Fields fields = record.fields();
    long line = record.line();
    if (record.fault() != RecordScanner.Fault.NONE) {
      boolean quote = record.fault() == RecordScanner.Fault.STRAY_QUOTE;
      return broken(line, fields, quote ? "stray_quote" : "too_long");
    }
    if (fields.count != header.names().size()) {
      return broken(line, fields, "column_count");
    }
    Optional<Charset> charset = charset(fields);
    LocalDateTime orderedAt = date(fields);
    if (charset.isEmpty()) {
      return broken(line, fields, orderedAt, badField(fields), "bad_encoding");
    }
    Charset text = charset.get();
    String invoice = Identity.of(text(fields, CsvColumn.INVOICE, text));
    Optional<SourceLine.Parsed> above =
        before.filter(b -> !invoice.isEmpty() && b.invoice().equals(invoice));
    if (orderedAt == null && blank(fields, CsvColumn.ORDERED_AT)) {
      orderedAt = above.map(SourceLine.Parsed::orderedAt).orElse(null);
    }
    if (orderedAt == null) {
      return broken(line, fields, null, name(CsvColumn.ORDERED_AT), "bad_date");
    }
    return parsed(line, fields, new Head(invoice, orderedAt, text, above));
  }

  /** What is known of a line before its goods. */
  private record Head(
      String invoice, LocalDateTime orderedAt, Charset text, Optional<SourceLine.Parsed> above) {}

  private SourceLine parsed(long line, Fields fields, Head head) {
    Charset text = head.text();
    LocalDateTime orderedAt = head.orderedAt();
    Optional<SourceLine.Parsed> above = head.above();
    Goods goods = goods(fields);
    if (goods == null) {
      return broken(line, fields, orderedAt, badNumber(fields), numbers.fault());
    }
    Optional<CsvColumn> lost = lostDigits(fields, text);
    if (lost.isPresent()) {
      return broken(line, fields, orderedAt, name(lost.get()), "lost_digits");
    }
    Optional<CsvColumn> endless = endless(fields);
    if (endless.isPresent()) {
      return broken(line, fields, orderedAt, name(endless.get()), "too_long");
    }
    String customer = customer(text(fields, CsvColumn.CUSTOMER_ID, text));
    String country = has(CsvColumn.COUNTRY) ? text(fields, CsvColumn.COUNTRY, text) : everyCountry;
    return new SourceLine.Parsed(
        line,
        head.invoice(),
        Identity.of(text(fields, CsvColumn.STOCK_CODE, text)),
        text(fields, CsvColumn.DESCRIPTION, text),
        goods.quantity(),
        orderedAt,
        goods.unitPrice(),
        customer.isEmpty() ? above.map(SourceLine.Parsed::customerId).orElse("") : customer,
        country.isBlank() ? above.map(SourceLine.Parsed::country).orElse(country) : country,
        details.of(fields, text));
  }

  /**
   * Whether these fields are a line for certain: as many as the header's, dates and numbers good.
   */
  boolean isLine(Fields fields) {
    return fields.count == header.names().size() && date(fields) != null && goods(fields) != null;
  }

  /** Whether the file has the column. */
  boolean has(CsvColumn column) {
    return place(column) >= 0;
  }

  private int place(CsvColumn column) {
    return places.getOrDefault(column, -1);
  }

  /** A cell of a whole order as text, empty if the file has no such column. */
  String cell(Fields fields, CsvColumn column) {
    return has(column) ? text(fields, column, StandardCharsets.UTF_8).strip() : "";
  }

  /** Money in a cell, if it is there and is any. */
  Optional<BigDecimal> money(Fields fields, CsvColumn column) {
    return has(column) && !blank(fields, column)
        ? Optional.ofNullable(numbers.price(fields, column))
        : Optional.empty();
  }

  /** A day and time in a cell, if it is there and is any. */
  Optional<LocalDateTime> time(Fields fields, CsvColumn column) {
    if (!has(column) || blank(fields, column)) {
      return Optional.empty();
    }
    int place = place(column);
    return Optional.ofNullable(
        dates.parse(fields.bytes, fields.trimmedStart(place), fields.trimmedEnd(place)));
  }

  private String customer(String text) {
    String id = Identity.of(text);
    return missing.contains(id.toLowerCase(Locale.ROOT)) ? "" : id;
  }

  private @Nullable Goods goods(Fields fields) {
    if (!amounts) {
      BigDecimal quantity = numbers.quantity(fields);
      BigDecimal price = quantity == null ? null : numbers.price(fields, CsvColumn.UNIT_PRICE);
      return quantity == null || price == null ? null : new Goods(quantity, price);
    }
    BigDecimal amount = numbers.price(fields, CsvColumn.AMOUNT);
    BigDecimal quantity =
        has(CsvColumn.QUANTITY) && amount != null ? numbers.quantity(fields) : BigDecimal.ONE;
    if (amount == null || quantity == null) {
      return null;
    }
    return quantity.signum() == 0
        ? new Goods(BigDecimal.ONE, amount)
        : new Goods(
            quantity,
            quantity.compareTo(BigDecimal.ONE) == 0
                ? amount
                : amount.divide(quantity, EXACT_SCALE, RoundingMode.HALF_UP));
  }

  private Optional<CsvColumn> lostDigits(Fields fields, Charset charset) {
    for (CsvColumn column : IDS) {
      if (has(column) && Identity.hasLostDigits(text(fields, column, charset).strip())) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private Optional<CsvColumn> endless(Fields fields) {
    for (CsvColumn column : NAMES) {
      if (has(column)
          && fields.end(place(column)) - fields.start(place(column)) > Identity.LONGEST) {
        return Optional.of(column);
      }
    }
    return Optional.empty();
  }

  private boolean blank(Fields fields, CsvColumn column) {
    int place = place(column);
    return fields.trimmedStart(place) >= fields.trimmedEnd(place);
  }

  private String text(Fields fields, CsvColumn column, Charset charset) {
    return has(column) ? fields.text(place(column), charset) : "";
  }

  private String name(CsvColumn column) {
    return header.names().get(place(column));
  }

  private @Nullable LocalDateTime date(Fields fields) {
    return time(fields, CsvColumn.ORDERED_AT).orElse(null);
  }

  /** The column whose number is none; the reason stays with the reader of numbers. */
  private String badNumber(Fields fields) {
    if (amounts) {
      boolean amount = numbers.price(fields, CsvColumn.AMOUNT) == null;
      return name(amount ? CsvColumn.AMOUNT : CsvColumn.QUANTITY);
    }
    boolean quantity = numbers.quantity(fields) == null;
    return name(quantity ? CsvColumn.QUANTITY : CsvColumn.UNIT_PRICE);
  }

  private Optional<Charset> charset(Fields fields) {
    if (fields.nul) {
      return Optional.empty(); // PostgreSQL's text has no such character
    }
    return fields.any >= 0
        ? Optional.of(StandardCharsets.ISO_8859_1)
        : decoding.of(fields.bytes, fields.start, fields.end);
  }

  /** Header of the first field that is no text; empty if each is by itself. */
  private String badField(Fields fields) {
    for (int i = 0; i < fields.count; i++) {
      if (fields.holdsNul(i)
          || decoding.of(fields.bytes, fields.start(i), fields.end(i)).isEmpty()) {
        return header.names().get(i);
      }
    }
    return "";
  }

  private SourceLine broken(long line, Fields fields, String rule) {
    return new SourceLine.Unparseable(line, Optional.empty(), "", rule, shown(fields));
  }

  private SourceLine broken(
      long line, Fields fields, @Nullable LocalDateTime at, String column, String rule) {
    return new SourceLine.Unparseable(
        line,
        Optional.ofNullable(at).map(YearMonth::from),
        column,
        rule,
        shown(fields),
        amounts ? Optional.of(BigDecimal.ONE) : numbers.guessedQuantity(fields),
        numbers.guessedPrice(fields, amounts ? CsvColumn.AMOUNT : CsvColumn.UNIT_PRICE));
  }

  private String shown(Fields fields) {
    return ShownLine.of(fields, decoding, TEXT);
  }
}
