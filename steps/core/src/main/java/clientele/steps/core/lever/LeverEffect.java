package clientele.steps.core.lever;

/**
 * What a lever may bring.
 *
 * @param perMonth money a month
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record LeverEffect(double perMonth, double low, double high) {}
