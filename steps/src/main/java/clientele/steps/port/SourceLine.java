package clientele.steps.port;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.YearMonth;
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
      String country)
      implements SourceLine {}

  /**
   * A line that could be parsed and is not to be counted, because of what the file says of its
   * order; no fault of the file.
   *
   * @param column name of the column that says so
   * @param rule cancelled_order, unpaid_order or other_currency
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
   *     other_currency, lost_digits, too_long, unknown_state, bad_encoding or stray_quote
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
