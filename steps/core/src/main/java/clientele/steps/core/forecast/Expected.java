package clientele.steps.core.forecast;

/**
 * What is expected so many months ahead.
 *
 * @param ahead months
 * @param parts money of each state, and last of customers not yet seen
 * @param halfWidths of the intervals of the parts; empty without an origin
 * @param totalHalfWidth of the interval of their sum; 0 without an origin
 * @param level of the intervals, 0 without an origin
 * @param origins earlier month ends whose forecasts could be held against what came
 * @param joined whether seasonal naive and damped trend are in it
 */
@SuppressWarnings("ArrayRecordComponent") // bulk result, never compared
public record Expected(
    int ahead,
    double[] parts,
    double[] halfWidths,
    double totalHalfWidth,
    double level,
    int origins,
    boolean joined) {
  /** Whether there are intervals. */
  public boolean hasIntervals() {
    return origins > 0;
  }
}
