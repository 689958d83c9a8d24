package clientele.steps.dag;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt of one step as the journal holds it.
 *
 * @param step the step's name
 * @param attempt 1 for the first
 * @param status RUNNING, SUCCEEDED, FAILED or INTERRUPTED
 * @param startedAt when it began
 * @param finishedAt when it ended, if it did
 * @param rowsWritten rows, 0 unless it succeeded
 * @param metrics the step's figures
 * @param errorCode what kind of failure, empty if none
 * @param errorMessage the sentence of the failure, empty if none
 */
public record StepRecord(
    String step,
    int attempt,
    String status,
    Instant startedAt,
    Optional<Instant> finishedAt,
    long rowsWritten,
    Map<String, Double> metrics,
    String errorCode,
    String errorMessage) {}
