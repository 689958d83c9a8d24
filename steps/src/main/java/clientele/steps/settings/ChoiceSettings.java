package clientele.steps.settings;

/**
 * What the month's clustering is chosen by.
 *
 * @param leastStability size-weighted bootstrap Jaccard of a winner, 0 … 1; a tree of outcomes
 *     needs 0.5
 * @param leastSilhouette of a winner on the plane, −1 … 1; a tree of outcomes needs none
 * @param mostPointMasses share of a winner's labels that single values may tell, 0 … 1
 * @param stabilityTie difference of stability that does not count, 0 … 1
 * @param usefulnessTie difference of usefulness that does not count, 0 … 1
 * @param preferMargin by how much another candidate within all limits must be more useful than the
 *     preferred one to win instead, 0 … 1
 */
public record ChoiceSettings(
    double leastStability,
    double leastSilhouette,
    double mostPointMasses,
    double stabilityTie,
    double usefulnessTie,
    double preferMargin) {

  /** The figures are explained in {@code steps/METHOD.md}. */
  public static final ChoiceSettings DEFAULT =
      new ChoiceSettings(0.75, 0.25, 0.8, 0.05, 0.02, 0.05);

  public ChoiceSettings {
    Checks.range("least-stability", leastStability, 0, 1);
    Checks.range("least-silhouette", leastSilhouette, -1, 1);
    Checks.range("most-point-masses", mostPointMasses, 0, 1);
    Checks.range("stability-tie", stabilityTie, 0, 1);
    Checks.range("usefulness-tie", usefulnessTie, 0, 1);
    Checks.range("prefer-margin", preferMargin, 0, 1);
  }
}
