/**
 * The step that foretells the next months' revenue by segment, and holds earlier forecasts against
 * what came. The mathematics is that of {@code core.forecast}.
 */
package clientele.steps.forecast;
