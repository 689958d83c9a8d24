package clientele.steps.segments.naming;

import clientele.steps.dag.RunId;
import clientele.steps.segments.facts.Standing;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A segment as it stood in a published month.
 *
 * @param seenMonth that month
 * @param seenRevision and its revision
 * @param name as it was then
 * @param persona that gave the name
 * @param recency standings of its medians then, see {@link Standing}
 * @param outgrown whether its profile no longer fitted the persona
 */
public record KnownSegment(
    LocalDate seenMonth,
    int seenRevision,
    int segmentId,
    String name,
    String persona,
    double recency,
    double frequency,
    double monetary,
    double basket,
    boolean outgrown) {

  public RunId run() {
    return new RunId(YearMonth.from(seenMonth), seenRevision);
  }

  public Standing standing() {
    return new Standing(recency, frequency, monetary, basket);
  }
}
