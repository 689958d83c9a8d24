package clientele.steps.segments.explain;

/** What a segment has in one category: customers of a country, or money of a season. */
public record CategoryAmount(int segmentId, String kind, String value, double amount) {}
