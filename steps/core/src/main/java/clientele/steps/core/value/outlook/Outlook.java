package clientele.steps.core.value.outlook;

/**
 * What is to be expected of a customer. Times are in the fit's unit, from the end of observation.
 *
 * @param alive chance that they have not left; 1 under NBD
 * @param aliveLow lower end of its 90 % interval from the parameters' uncertainty
 * @param aliveHigh upper end
 * @param orders expected within the horizon
 * @param ordersIfAlive expected within the horizon of one who has not left
 * @param ordersVariance variance of their orders at the fitted parameters
 * @param parameterSpread standard deviation of the expected orders from the parameters' uncertainty
 * @param low lower end of the 90 % interval of their orders, parameters and chance together
 * @param high upper end
 * @param none probability of no order within the horizon
 * @param next median time to the next order of one who has not left
 * @param nextLow lower end of its 80 % interval
 * @param nextHigh upper end
 * @param overdue whether nine in ten of their kind would have ordered since their last order
 */
public record Outlook(
    double alive,
    double aliveLow,
    double aliveHigh,
    double orders,
    double ordersIfAlive,
    double ordersVariance,
    double parameterSpread,
    int low,
    int high,
    double none,
    double next,
    double nextLow,
    double nextHigh,
    boolean overdue) {}
