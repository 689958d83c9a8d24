package clientele.steps.dag;

import java.time.Instant;
import java.util.Optional;

/**
 * One run as the journal holds it.
 *
 * @param id month and revision
 * @param status where it stands
 * @param seed the seed of all its random streams
 * @param reason why this revision was made; empty for the first
 * @param settingsSha256 hash of the settings that can change a figure
 * @param startedAt first start
 * @param finishedAt end, if it has ended
 */
public record RunRecord(
    RunId id,
    RunStatus status,
    long seed,
    String reason,
    String settingsSha256,
    Instant startedAt,
    Optional<Instant> finishedAt) {}
