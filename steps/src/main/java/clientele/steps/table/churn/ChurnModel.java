package clientele.steps.table.churn;

import org.jspecify.annotations.Nullable;

/**
 * The record of the chances.
 *
 * @param horizonMonths months without an order
 * @param monthsAsked earlier month ends that were asked with what was known then
 * @param customersAsked customers at them
 * @param auc area under the curve; null without a record
 * @param calibrationError expected calibration error, ten bins
 * @param chanceError what that would be if every chance were true
 * @param told whether chances are published
 * @param reason why, in plain words
 */
public record ChurnModel(
    int horizonMonths,
    int monthsAsked,
    int customersAsked,
    @Nullable Double auc,
    @Nullable Double calibrationError,
    @Nullable Double chanceError,
    boolean told,
    String reason) {}
