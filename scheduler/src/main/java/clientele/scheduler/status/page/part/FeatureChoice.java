package clientele.scheduler.status.page.part;

import clientele.steps.table.customer.FeatureCatalogue;
import java.util.List;

/**
 * A feature the plot can be coloured by.
 *
 * @param name column name
 * @param label name for people
 * @param unit what one of it is
 */
public record FeatureChoice(String name, String label, String unit) {
  /** All of them, in the order of the catalogue. */
  public static final List<FeatureChoice> ALL =
      FeatureCatalogue.ALL.stream()
          .map(f -> new FeatureChoice(f.name(), FigureFilters.label(f), f.unit()))
          .toList();
}
