package clientele.steps.core.forecast;

/**
 * What customers of each state brought in the months after each month end. The newest month is the
 * closed one; nothing later is known.
 *
 * @param kinds of each of the s states, from 0; a state without a rate has that of its kind
 * @param heads months × s: customers in each state at each month end
 * @param money months × s × horizons: net money of those customers 1, 2, … months later; what lies
 *     after the newest month is never read
 * @param unseen months × horizons: net money of customers who had not been seen by then
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
public record StateMonths(int[] kinds, double[][] heads, double[][][] money, double[][] unseen) {
  public StateMonths {
    if (heads.length == 0 || money.length != heads.length || unseen.length != heads.length) {
      throw new IllegalArgumentException(
          "figures are of different months [%d, %d, %d]"
              .formatted(heads.length, money.length, unseen.length));
    }
  }

  /** Number of states. */
  public int states() {
    return kinds.length;
  }

  /** Place of the newest month. */
  public int newest() {
    return heads.length - 1;
  }

  /** Most months ahead. */
  public int horizons() {
    return unseen[0].length;
  }

  /** What came of the states at a month end so many months later; customers not seen at the end. */
  double[] came(int month, int ahead) {
    double[] came = new double[states() + 1];
    for (int s = 0; s < states(); s++) {
      came[s] = money[month][s][ahead - 1];
    }
    came[states()] = unseen[month][ahead - 1];
    return came;
  }
}
