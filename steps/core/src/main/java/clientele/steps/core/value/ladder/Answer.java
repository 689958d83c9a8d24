package clientele.steps.core.value.ladder;

import clientele.steps.core.value.LifetimeFit;

/** What a shop's history can answer, and why. */
public sealed interface Answer {
  /** The rung. */
  Footing footing();

  /** The reason in plain words. */
  String reason();

  /**
   * The fits behind an answer.
   *
   * @param modified modified BG/NBD
   * @param plain BG/NBD
   * @param nbd NBD
   * @param ratio likelihood ratio of the modified one against NBD
   * @param limit what chance brings it to where nobody leaves
   */
  record Fits(
      LifetimeFit modified, LifetimeFit plain, LifetimeFit nbd, double ratio, double limit) {}

  /** Customers leave, and it shows who. */
  record Identified(String reason, Fits fits) implements Answer {
    @Override
    public Footing footing() {
      return Footing.IDENTIFIED;
    }
  }

  /** Orders can be forecast, but it does not show who has left. */
  record NotIdentified(String reason, Fits fits) implements Answer {
    @Override
    public Footing footing() {
      return Footing.NOT_IDENTIFIED;
    }
  }

  /** No model: only the reorder curve. */
  record CurveOnly(Footing footing, String reason) implements Answer {}
}
