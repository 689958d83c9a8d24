/**
 * Forecasts of revenue by state: rates a head with halving weights, seasonal naive and damped
 * trend, and conformal intervals from rolling origins.
 */
package clientele.steps.core.forecast;
