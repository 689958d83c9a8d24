package clientele.steps.table.customer;

import java.math.BigDecimal;

/**
 * One customer active in the window; every component is described in {@link FeatureCatalogue}.
 * Figures are kept as exact decimals and become doubles only on their way into a matrix.
 */
public record CustomerFeature(
    String customerId,
    int recencyDays,
    int frequency,
    BigDecimal monetary,
    int tenureDays,
    BigDecimal averageOrderValue,
    BigDecimal itemsPerOrder,
    int distinctProducts,
    BigDecimal meanDaysBetweenOrders,
    BigDecimal orderRegularity,
    BigDecimal returnsShare,
    BigDecimal lastQuarterShare,
    BigDecimal weekendShare,
    BigDecimal seasonConcentration,
    BigDecimal overdue,
    int purchaseDays,
    BigDecimal recentOrders,
    BigDecimal recentRevenue,
    BigDecimal lateness,
    int recencyScore,
    int frequencyScore,
    int monetaryScore) {}
