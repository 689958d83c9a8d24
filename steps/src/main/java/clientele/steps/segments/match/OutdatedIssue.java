package clientele.steps.segments.match;

/**
 * Whether the month's issue before this one knows nothing of the newest issue of the month before.
 */
public record OutdatedIssue(boolean outdated) {}
