package clientele.steps.outcome;

import java.math.BigDecimal;

/**
 * What one customer did in one month.
 *
 * @param orders distinct invoices with a sale
 * @param revenue sales less returns
 */
public record NextMonth(String customerId, int orders, BigDecimal revenue) {}
