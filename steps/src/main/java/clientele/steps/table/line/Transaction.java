package clientele.steps.table.line;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * One kept line.
 *
 * @param fingerprint hash of the whole line as it came, to count duplicates by
 * @param amount quantity × unit price, exact
 * @param isReturn a cancellation or a negative quantity
 */
public record Transaction(
    int fileNo,
    long line,
    String customerId,
    String invoice,
    String stockCode,
    LocalDateTime orderedAt,
    long fingerprint,
    BigDecimal quantity,
    BigDecimal amount,
    boolean isReturn,
    String country) {}
