package clientele.steps.segments;

import clientele.steps.core.lever.LeverEffect;

/**
 * One lever, weighed for one segment.
 *
 * @param customers whom it addresses
 * @param effect money a month
 * @param reason in figures, with the assumption
 */
record LeverEstimate(Lever lever, long customers, LeverEffect effect, String reason) {}
