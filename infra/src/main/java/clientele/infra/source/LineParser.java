package clientele.infra.source;

import clientele.steps.port.SourceLine;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a transaction of a record, or says which rule it breaks. The rules in their order:
 * too_long, stray_quote, column_count, bad_encoding, bad_date, bad_number; the first that is broken
 * is named.
 *
 * <p>Spaces around invoice, stock code and customer are dropped, because they would make two
 * customers of one; all other text stays as it came.
 */
final class LineParser {
  /** Characters of a broken line that are kept. */
  static final int TEXT = 2000;

  /** Digits before the point: more is no order, and the product must fit numeric(24, 7). */
  private static final int QUANTITY_DIGITS = 8;

  private static final int QUANTITY_SCALE = 3;
  private static final int PRICE_DIGITS = 9;
  private static final int PRICE_SCALE = 4;

  private final CsvHeader header;
  private final DatePattern dates;
  private final LineDecoding decoding;

  LineParser(CsvHeader header, CsvFormat format) {
    this.header = header;
    this.dates = DatePattern.of(format.datePattern(), format.zone());
    this.decoding = new LineDecoding(format.encoding());
  }

  SourceLine parse(RecordScanner record) {
    Fields fields = record.fields();
    long line = record.line();
    if (record.fault() != RecordScanner.Fault.NONE) {
      boolean quote = record.fault() == RecordScanner.Fault.STRAY_QUOTE;
      return broken(line, fields, quote ? "stray_quote" : "too_long");
    }
    if (fields.count != header.names().size()) {
      return broken(line, fields, "column_count");
    }
    LocalDateTime orderedAt = date(fields);
    Optional<Charset> charset = charset(fields);
    if (charset.isEmpty()) {
      return broken(line, fields, orderedAt, badField(fields), "bad_encoding");
    }
    if (orderedAt == null) {
      return broken(line, fields, null, name(CsvColumn.ORDERED_AT), "bad_date");
    }
    BigDecimal quantity = quantity(fields);
    if (quantity == null) {
      return broken(line, fields, orderedAt, name(CsvColumn.QUANTITY), "bad_number");
    }
    BigDecimal unitPrice = unitPrice(fields);
    if (unitPrice == null) {
      return broken(line, fields, orderedAt, name(CsvColumn.UNIT_PRICE), "bad_number");
    }
    Charset text = charset.get();
    return new SourceLine.Parsed(
        line,
        text(fields, CsvColumn.INVOICE, text).strip(),
        text(fields, CsvColumn.STOCK_CODE, text).strip(),
        text(fields, CsvColumn.DESCRIPTION, text),
        quantity,
        orderedAt,
        unitPrice,
        text(fields, CsvColumn.CUSTOMER_ID, text).strip(),
        text(fields, CsvColumn.COUNTRY, text));
  }

  /**
   * Whether these fields are a line for certain: as many as the header's, dates and numbers good.
   */
  boolean isLine(Fields fields) {
    return fields.count == header.names().size()
        && date(fields) != null
        && quantity(fields) != null
        && unitPrice(fields) != null;
  }

  private String text(Fields fields, CsvColumn column, Charset charset) {
    return fields.text(header.place(column), charset);
  }

  private String name(CsvColumn column) {
    return header.names().get(header.place(column));
  }

  private @Nullable LocalDateTime date(Fields fields) {
    int place = header.place(CsvColumn.ORDERED_AT);
    return dates.parse(fields.bytes, fields.trimmedStart(place), fields.trimmedEnd(place));
  }

  private @Nullable BigDecimal quantity(Fields fields) {
    int place = header.place(CsvColumn.QUANTITY);
    return DecimalField.parse(
        fields.bytes,
        fields.trimmedStart(place),
        fields.trimmedEnd(place),
        QUANTITY_DIGITS,
        QUANTITY_SCALE);
  }

  private @Nullable BigDecimal unitPrice(Fields fields) {
    int place = header.place(CsvColumn.UNIT_PRICE);
    return DecimalField.parse(
        fields.bytes,
        fields.trimmedStart(place),
        fields.trimmedEnd(place),
        PRICE_DIGITS,
        PRICE_SCALE);
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
        line, Optional.ofNullable(at).map(YearMonth::from), column, rule, shown(fields));
  }

  /** The record as text, cut; bytes that are no text are shown as Latin-1, NUL as U+2400. */
  private String shown(Fields fields) {
    int cut = Math.min(fields.end, fields.start + TEXT);
    while (cut < fields.end && cut > fields.start && (fields.bytes[cut] & 0xC0) == 0x80) {
      cut--; // not through the middle of a UTF-8 character
    }
    Charset charset =
        decoding.of(fields.bytes, fields.start, cut).orElse(StandardCharsets.ISO_8859_1);
    String text = new String(fields.bytes, fields.start, cut - fields.start, charset);
    return text.replace('\0', '\u2400') + (cut < fields.end ? "…" : "");
  }
}
