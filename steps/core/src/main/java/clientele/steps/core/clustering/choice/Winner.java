package clientele.steps.core.clustering.choice;

/**
 * The candidate whose labels the month takes.
 *
 * @param name the candidate
 * @param withinLimits whether it meets every limit of the rule
 * @param reason one sentence for the journal and the page
 */
public record Winner(String name, boolean withinLimits, String reason) {}
