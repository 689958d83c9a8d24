package clientele.steps.table.publish;

import java.math.BigDecimal;

/**
 * A run the views may show, with its three headline figures.
 *
 * @param customers active in the window
 * @param segments noise not counted
 * @param revenue net, over the window
 */
public record Publication(long customers, int segments, BigDecimal revenue) {}
