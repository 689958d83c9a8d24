package clientele.scheduler.status.page.part;

import clientele.scheduler.status.plane.FeatureSummary.Quartiles;
import clientele.steps.table.customer.FeatureCatalogue.Feature;

/**
 * One feature of two groups side by side, drawn on one scale of 0 to 100.
 *
 * @param label name for people
 * @param meaning what it is
 * @param first median of the first group, or the customer's own figure
 * @param second median of the second
 * @param firstBar its middle half on the scale
 * @param secondBar likewise
 * @param apart how far the medians lie apart, in middle halves of the second
 */
public record FeatureLine(
    String label,
    String meaning,
    String first,
    String second,
    Bar firstBar,
    Bar secondBar,
    double apart) {

  /** A middle half and its median on a scale of 0 to 100. */
  public record Bar(double from, double width, double median) {}

  /** Puts two groups side by side. */
  public static FeatureLine of(FigureFilters figures, Feature feature, Quartiles a, Quartiles b) {
    double low = Math.min(a.low(), b.low());
    double high = Math.max(a.high(), b.high());
    double span = Math.max(high - low, 1e-9);
    double width = Math.max(b.high() - b.low(), 1e-9 + Math.abs(b.median()) * 0.1);
    return new FeatureLine(
        FigureFilters.label(feature),
        feature.meaning(),
        figures.feature(feature, a.median()),
        figures.feature(feature, b.median()),
        bar(a, low, span),
        bar(b, low, span),
        (a.median() - b.median()) / width);
  }

  private static Bar bar(Quartiles q, double low, double span) {
    double from = (q.low() - low) / span * 96;
    double to = (q.high() - low) / span * 96;
    return new Bar(1 + from, Math.max(to - from, 2), 2 + (q.median() - low) / span * 96);
  }

  /** Whether the first lies above, below or near the second. */
  public String where() {
    return apart > 0.25 ? "more" : apart < -0.25 ? "less" : "alike";
  }
}
