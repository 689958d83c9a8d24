package clientele.steps.core.value;

/**
 * How customers order and leave. All orders of a customer come at their own constant rate, the
 * rates follow a gamma distribution (shape r, rate α). The models differ in when customers leave;
 * their chance to leave follows a beta distribution (a, b).
 *
 * <p>Sources: Ehrenberg, The pattern of consumer purchases, Applied Statistics 8 (1959), NBD;
 * Fader, Hardie and Lee, "Counting your customers" the easy way, Marketing Science 24 (2005),
 * BG/NBD; Batislam, Denizel and Filiztekin, Empirical validation and comparison of models for
 * customer base analysis, International Journal of Research in Marketing 24 (2007), modified
 * BG/NBD.
 */
public enum LifetimeModel {
  /** Nobody ever leaves: the null. */
  NBD(2, 0),

  /** After each order but the first a customer leaves with their own chance. */
  BG_NBD(4, 0),

  /** After each order, the first included, a customer leaves with their own chance. */
  MBG_NBD(4, 1);

  private final int parameters;
  private final int shift;

  LifetimeModel(int parameters, int shift) {
    this.parameters = parameters;
    this.shift = shift;
  }

  /** 2 (r, α) or 4 (r, α, a, b). */
  public int parameters() {
    return parameters;
  }

  /** Whether customers can leave. */
  public boolean dropout() {
    return parameters == 4;
  }

  /** After how many orders a customer with so many repeat orders could have left. */
  public int chances(int repeats) {
    return repeats + shift;
  }
}
