package clientele.steps.core.clustering.choice;

/**
 * One eps that was tried.
 *
 * @param eps radius
 * @param clusters clusters large enough to count
 * @param noise share of the points outside them
 * @param excess how far beyond the limits, 0 within
 * @param silhouette among evenly spaced points; 0 where the limits already rule the eps out
 */
public record EpsCandidate(
    double eps, int clusters, double noise, double excess, double silhouette) {}
