package clientele.steps.port;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;

/** One data line of a source file: parsed, or kept as it is with the rule it breaks. */
public sealed interface SourceLine {
  /** Physical line number in the file on which the record begins; the header is line 1. */
  long line();

  /**
   * A line that could be parsed.
   *
   * @param orderedAt in the shop's own zone
   * @param customerId empty if the line names no customer
   * @param details what else it tells; most lines tell nothing
   */
  record Parsed(
      long line,
      String invoice,
      String stockCode,
      String description,
      BigDecimal quantity,
      LocalDateTime orderedAt,
      BigDecimal unitPrice,
      String customerId,
      String country,
      Map<LineDetail, String> details)
      implements SourceLine {

    /** The same line at another price and with other details. */
    public Parsed with(BigDecimal price, Map<LineDetail, String> details) {
      return new Parsed(
          line,
          invoice,
          stockCode,
          description,
          quantity,
          orderedAt,
          price,
          customerId,
          country,
          details);
    }

    /** Quantity × unit price. */
    public BigDecimal amount() {
      return quantity.multiply(unitPrice);
    }
  }

  /**
   * A line that could be parsed and is not to be counted, because of what the file says of its
   * order; no fault of the file.
   *
   * @param column name of the column that says so
   * @param rule cancelled_order, unpaid_order, other_currency or not_goods
   */
  record LeftOut(
      long line,
      YearMonth month,
      String column,
      String rule,
      BigDecimal quantity,
      BigDecimal unitPrice)
      implements SourceLine {}

  /**
   * A line that could not be parsed.
   *
   * @param month the line's month if its date could be read
   * @param column name of the column at fault, empty if the whole line is
   * @param rule column_count, bad_date, bad_number, mixed_numbers, ambiguous_number,
   *     other_currency, lost_digits, too_long, unknown_state, unknown_kind, bad_encoding or
   *     stray_quote
   * @param text the line as it stands in the file
   * @param quantity most likely meant, if there is anything like it
   * @param unitPrice most likely meant
   */
  record Unparseable(
      long line,
      Optional<YearMonth> month,
      String column,
      String rule,
      String text,
      Optional<BigDecimal> quantity,
      Optional<BigDecimal> unitPrice)
      implements SourceLine {

    /** The same where nothing is known of its money. */
    public Unparseable(
        long line, Optional<YearMonth> month, String column, String rule, String text) {
      this(line, month, column, rule, text, Optional.empty(), Optional.empty());
    }
  }
}
