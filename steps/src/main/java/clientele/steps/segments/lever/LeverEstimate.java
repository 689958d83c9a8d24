package clientele.steps.segments.lever;

import clientele.steps.core.lever.LeverEffect;

/**
 * One lever, weighed for one segment.
 *
 * @param whom it addresses
 * @param customers how many they are
 * @param effect money a month
 * @param reason in figures, with the assumption
 */
public record LeverEstimate(
    Lever lever, Addressed whom, long customers, LeverEffect effect, String reason) {}
