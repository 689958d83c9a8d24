package clientele.steps.value;

import clientele.steps.core.value.LifetimeFit;
import clientele.steps.core.value.ladder.Answer;
import clientele.steps.core.value.ladder.Calibration;
import java.util.Optional;

/**
 * All that values a run's customers.
 *
 * @param answer of the ladder
 * @param calibration by the last closed horizon
 * @param spending of a purchase day
 * @param horizon days ahead
 */
record Valuation(Answer answer, Calibration calibration, Spending spending, int horizon) {
  /** The model that values customers; none where only the reorder curve is given. */
  Optional<LifetimeFit> used() {
    return used(answer);
  }

  static Optional<LifetimeFit> used(Answer answer) {
    if (answer instanceof Answer.Identified identified) {
      return Optional.of(identified.fits().modified());
    }
    if (answer instanceof Answer.NotIdentified not) {
      return Optional.of(not.fits().nbd());
    }
    return Optional.empty();
  }

  /** The fits behind the answer; none where only the reorder curve is given. */
  Optional<Answer.Fits> fits() {
    if (answer instanceof Answer.Identified identified) {
      return Optional.of(identified.fits());
    }
    if (answer instanceof Answer.NotIdentified not) {
      return Optional.of(not.fits());
    }
    return Optional.empty();
  }

  /** Whether it shows who has left. */
  boolean identified() {
    return answer instanceof Answer.Identified;
  }
}
