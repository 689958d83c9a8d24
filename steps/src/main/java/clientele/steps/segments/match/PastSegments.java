package clientele.steps.segments.match;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of segments when a month is matched. Later months are not asked, so that months
 * give the same history whether they are closed in order or issued again in order.
 *
 * @param own of the same month's newest published revision; empty for a first issue, and where that
 *     is outdated
 * @param before of the latest published month before
 * @param ended those that are not there, as last seen within the time they may return in
 * @param outdated of the same month's newest published revision, where the month before was issued
 *     after it: the month before speaks first then, and names come from there alone
 * @param highestId ever given, 0 for none
 * @param comparedMonth the latest published month before
 */
public record PastSegments(
    Reference own,
    Reference before,
    Reference ended,
    Reference outdated,
    int highestId,
    Optional<LocalDate> comparedMonth) {}
