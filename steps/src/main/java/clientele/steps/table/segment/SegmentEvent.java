package clientele.steps.table.segment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a segment since the month compared with.
 *
 * @param event born, continued, split, returned, renamed, merged or died
 * @param otherSegmentId what it split from or merged into
 * @param overlap share of the old segment's remaining customers that are in the new one
 * @param name now; of a segment that is gone, the last
 * @param nameBefore when last seen
 * @param comparedMonth latest month published before when this one was closed; null for the first
 */
public record SegmentEvent(
    int segmentId,
    String event,
    @Nullable Integer otherSegmentId,
    double overlap,
    String name,
    @Nullable String nameBefore,
    @Nullable LocalDate comparedMonth) {}
