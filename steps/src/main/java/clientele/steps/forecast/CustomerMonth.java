package clientele.steps.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one customer brought in one month.
 *
 * @param revenue sales less returns
 */
public record CustomerMonth(String customerId, LocalDate month, BigDecimal revenue) {}
