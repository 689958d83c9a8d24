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
   * A line that could not be parsed.
   *
   * @param month the line's month if its date could be read
   * @param column name of the column at fault, empty if the whole line is
   * @param rule column_count, bad_date, bad_number, bad_encoding or stray_quote
   * @param text the line as it stands in the file
   */
  record Unparseable(long line, Optional<YearMonth> month, String column, String rule, String text)
      implements SourceLine {}
}
