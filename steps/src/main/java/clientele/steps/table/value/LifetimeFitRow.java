package clientele.steps.table.value;

import org.jspecify.annotations.Nullable;

/**
 * A model of a run's lifetimes, or none, and what the history can answer.
 *
 * @param model MBG_NBD, BG_NBD, NBD, or NONE where only the reorder curve is given
 * @param used whether customers are valued by it
 * @param footing the rung of the ladder
 * @param reason of the rung, in plain words
 * @param customers of the history
 * @param repeaters of these who ordered on another day
 * @param horizonDays how far ahead
 * @param intervalLevel level of customers' intervals, widened by the last closed horizon
 * @param calibrationRatio orders that came in the last closed horizon over those expected
 * @param r shape of the rates
 * @param rError its standard error
 * @param alpha rate of the rates, in days
 * @param alphaError its standard error
 * @param a of the dropout
 * @param aError its standard error
 * @param b of the dropout
 * @param bError its standard error
 * @param logLikelihood of the model
 * @param likelihoodRatio of modified BG/NBD against NBD
 * @param ratioLimit what chance brings it to where nobody leaves
 * @param smallestEigenvalue information in the least known direction
 * @param spendModel GAMMA_GAMMA or OWN_MEAN
 * @param spendReason why, in plain words
 * @param spendP shape of an amount
 * @param spendQ shape of the customers' rates of amounts
 * @param spendV rate of these
 * @param spendCorrelation Spearman's ρ of purchase days and amount among repeaters
 */
public record LifetimeFitRow(
    String model,
    boolean used,
    String footing,
    String reason,
    int customers,
    int repeaters,
    int horizonDays,
    double intervalLevel,
    @Nullable Double calibrationRatio,
    @Nullable Double r,
    @Nullable Double rError,
    @Nullable Double alpha,
    @Nullable Double alphaError,
    @Nullable Double a,
    @Nullable Double aError,
    @Nullable Double b,
    @Nullable Double bError,
    @Nullable Double logLikelihood,
    @Nullable Double likelihoodRatio,
    @Nullable Double ratioLimit,
    @Nullable Double smallestEigenvalue,
    String spendModel,
    String spendReason,
    @Nullable Double spendP,
    @Nullable Double spendQ,
    @Nullable Double spendV,
    double spendCorrelation) {}
