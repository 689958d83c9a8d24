package clientele.steps.segments;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of segments when a month is matched.
 *
 * @param own of the same month's newest published revision; empty for a first issue
 * @param before of the latest published month before
 * @param after of the first published month after; empty unless an older month is backfilled
 * @param ended those of neither, as last seen within the time they may return in
 * @param highestId ever given, 0 for none
 * @param comparedMonth the latest published month before
 */
record PastSegments(
    Reference own,
    Reference before,
    Reference after,
    Reference ended,
    int highestId,
    Optional<LocalDate> comparedMonth) {}
