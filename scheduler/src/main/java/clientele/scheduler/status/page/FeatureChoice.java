package clientele.scheduler.status.page;

import clientele.steps.table.FeatureCatalogue;
import java.util.List;

/**
 * A feature the plot can be coloured by.
 *
 * @param name column name
 * @param label name for people
 */
public record FeatureChoice(String name, String label) {
  /** All of them, in the order of the catalogue. */
  public static final List<FeatureChoice> ALL =
      FeatureCatalogue.ALL.stream()
          .map(feature -> new FeatureChoice(feature.name(), FigureFilters.label(feature)))
          .toList();
}
