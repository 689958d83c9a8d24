package clientele.steps.table.line;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One line as it came: parsed columns, or the text and the rule it breaks.
 *
 * @param fileNo file of the pulling run, see {@link SourceFile}
 * @param line physical line on which the record begins; the header is line 1
 * @param quantity negative for returns
 * @param orderedAt in the shop's zone
 * @param unitPrice in the currency of the settings
 * @param customerId empty text if the line names none
 * @param rule what kept the line from being parsed; null for a parsed line
 * @param columnName the column at fault
 * @param text the line as it stands in the file, for unparseable lines only
 * @param details what else the line tells, as JSON; null where it tells nothing
 */
public record RawLine(
    int fileNo,
    long line,
    @Nullable String invoice,
    @Nullable String stockCode,
    @Nullable String description,
    @Nullable BigDecimal quantity,
    @Nullable LocalDateTime orderedAt,
    @Nullable BigDecimal unitPrice,
    @Nullable String customerId,
    @Nullable String country,
    @Nullable String rule,
    @Nullable String columnName,
    @Nullable String text,
    @Nullable String details) {}
