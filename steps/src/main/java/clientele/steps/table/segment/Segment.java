package clientele.steps.table.segment;

/**
 * One segment of a month.
 *
 * @param segmentId −1 is noise
 * @param cluster the cluster it was this month
 * @param persona the row of the rule table that gave the name
 */
public record Segment(int segmentId, int cluster, String name, String persona, boolean isNoise) {
  /** What is called so, with its number or spend or without. */
  public static String plain(String name) {
    return name.replaceFirst(" [0-9]+$", "").replaceFirst(", [a-z]+ spend$", "");
  }
}
