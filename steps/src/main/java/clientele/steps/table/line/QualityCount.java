package clientele.steps.table.line;

import java.math.BigDecimal;

/**
 * One rule and what it met in a month.
 *
 * @param outcome kept, rejected or counted (kept, but worth knowing)
 * @param revenue quantity × unit price of these rows
 */
public record QualityCount(String rule, String outcome, long rows, BigDecimal revenue) {}
