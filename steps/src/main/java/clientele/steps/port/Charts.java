package clientele.steps.port;

import java.util.List;
import java.util.Optional;

/** Draws the pictures of the e-mail. */
public interface Charts {
  /**
   * Horizontal bars, the first on top.
   *
   * @param title stands above
   * @param bars name, value and the words beside the bar
   * @return a PNG of 1000 × (120 + 64 a bar) pixels meant to be shown at 576 wide or less; empty
   *     where this machine cannot draw text (a Java without fonts)
   */
  Optional<byte[]> bars(String title, List<Bar> bars);

  /**
   * Horizontal bars each of which begins where the one above it ends; the last, the sum of the
   * others, begins at zero again.
   *
   * @param title stands above
   * @param bars steps, then their sum
   * @return a PNG as of {@link #bars}; empty from a drawer that has no such picture
   */
  default Optional<byte[]> waterfall(String title, List<Bar> bars) {
    return Optional.empty();
  }

  /**
   * One bar.
   *
   * @param name left of the bar
   * @param value its length
   * @param label right of the bar
   */
  record Bar(String name, double value, String label) {}
}
