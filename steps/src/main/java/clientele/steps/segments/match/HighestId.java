package clientele.steps.segments.match;

/** The highest id any other run has given, 0 for none. */
public record HighestId(int segmentId) {}
