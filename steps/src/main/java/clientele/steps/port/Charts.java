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
   * @return a PNG of 1200 × (120 + 64 a bar) pixels meant to be shown at half size; empty where
   *     this machine cannot draw text (a Java without fonts)
   */
  Optional<byte[]> bars(String title, List<Bar> bars);

  /**
   * One bar.
   *
   * @param name left of the bar
   * @param value its length
   * @param label right of the bar
   */
  record Bar(String name, double value, String label) {}
}
