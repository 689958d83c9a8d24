package clientele.steps.table.line;

import java.math.BigDecimal;

/**
 * One line that is not used, with the rule that says why.
 *
 * @param columnName column at fault, empty for the whole line
 * @param text the line, for unparseable lines; otherwise empty
 * @param amount quantity × unit price where known, else 0
 */
public record RejectedLine(
    int fileNo, long line, String rule, String columnName, String text, BigDecimal amount) {}
