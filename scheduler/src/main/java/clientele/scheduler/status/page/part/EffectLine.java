package clientele.scheduler.status.page.part;

import clientele.scheduler.status.plane.FeatureSummary.Quartiles;
import clientele.scheduler.status.read.SegmentRows;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureCatalogue.Feature;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How far one feature sets a segment apart from all other customers.
 *
 * @param line the segment beside everybody
 * @param effect Cliff's delta, -1 to 1
 */
public record EffectLine(FeatureLine line, double effect) {
  /** From here on differences are called small, medium and large (Romano et al. 2006). */
  private static final double SMALL = 0.147;

  private static final double MEDIUM = 0.33;
  private static final double LARGE = 0.474;

  /** The segment's features, what sets it apart most first. */
  public static List<EffectLine> of(
      FigureFilters figures, List<SegmentRows.FeatureEffect> effects, IntFunction<Quartiles> all) {
    List<String> names = FeatureCatalogue.ALL.stream().map(Feature::name).toList();
    return effects.stream()
        .filter(effect -> names.contains(effect.feature()))
        .map(
            effect -> {
              int place = names.indexOf(effect.feature());
              Quartiles own =
                  new Quartiles(effect.lowerQuartile(), effect.median(), effect.upperQuartile());
              return new EffectLine(
                  FeatureLine.of(figures, FeatureCatalogue.ALL.get(place), own, all.apply(place)),
                  effect.effect());
            })
        .toList();
  }

  /** How large it is, in words. */
  public String size() {
    double size = Math.abs(effect);
    String where = effect > 0 ? "higher" : "lower";
    return size < SMALL
        ? "alike"
        : (size < MEDIUM ? "somewhat " : size < LARGE ? "" : "much ") + where;
  }

  /** The figure, for those who know it. */
  public String delta() {
    return FigureFilters.twoPlaces(effect, "+");
  }
}
