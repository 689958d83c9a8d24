package clientele.infra.source;

import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.record.Fields;
import clientele.infra.source.value.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The numbers of a line, as large and as exact as an order's may be. */
final class LineNumbers {
  /** Digits before the decimals: more is no order, and the product must fit numeric(24, 7). */
  private static final int QUANTITY_DIGITS = 8;

  private static final int QUANTITY_SCALE = 3;
  private static final int PRICE_DIGITS = 9;

  /** Further decimals of a price are rounded half up. */
  private static final int PRICE_SCALE = 8;

  private final CsvHeader header;
  private final Decimals decimals;

  LineNumbers(CsvHeader header, Decimals decimals) {
    this.header = header;
    this.decimals = decimals;
  }

  @Nullable BigDecimal quantity(Fields fields) {
    int place = header.place(CsvColumn.QUANTITY);
    return decimals.parse(
        fields.bytes,
        fields.trimmedStart(place),
        fields.trimmedEnd(place),
        QUANTITY_DIGITS,
        QUANTITY_SCALE,
        false);
  }

  @Nullable BigDecimal price(Fields fields, CsvColumn column) {
    int place = header.place(column);
    return decimals.parse(
        fields.bytes,
        fields.trimmedStart(place),
        fields.trimmedEnd(place),
        PRICE_DIGITS,
        PRICE_SCALE,
        true);
  }

  /** Why the last number was none. */
  String fault() {
    return decimals.fault();
  }

  Optional<BigDecimal> guessedQuantity(Fields fields) {
    return guess(fields, CsvColumn.QUANTITY, QUANTITY_DIGITS);
  }

  Optional<BigDecimal> guessedPrice(Fields fields, CsvColumn column) {
    return guess(fields, column, PRICE_DIGITS);
  }

  /** The number most likely meant, if it is one an order can have. */
  private Optional<BigDecimal> guess(Fields fields, CsvColumn column, int digits) {
    int place = header.place(column);
    return Decimals.guess(fields.bytes, fields.trimmedStart(place), fields.trimmedEnd(place))
        .filter(number -> number.precision() - number.scale() <= digits)
        .map(
            number -> number.setScale(Math.min(number.scale(), QUANTITY_SCALE), RoundingMode.DOWN));
  }
}
