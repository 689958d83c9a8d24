/**
 * Models of how long customers stay and how often they order, fitted by maximum likelihood. What
 * follows for each customer stands in {@code outlook}, their spending in {@code spend}, and whether
 * the fit may be believed in {@code ladder}.
 */
package clientele.steps.core.value;
