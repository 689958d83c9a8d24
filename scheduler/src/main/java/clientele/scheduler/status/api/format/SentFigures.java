package clientele.scheduler.status.api.format;

import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureCatalogue.Feature;
import java.util.List;
import java.util.Set;

/** Which figures of a customer are sent to the server, by the names of the catalogue. */
public final class SentFigures {
  /** What the others tell. */
  private static final Set<String> DERIVED =
      Set.of("overdue", "purchase_days", "recent_orders", "recent_revenue", "lateness");

  private SentFigures() {}

  /** All that may be sent, in the order of the catalogue. */
  public static List<Feature> all() {
    return FeatureCatalogue.ALL.stream().filter(Feature::figure).toList();
  }

  /** Whether it may be left out: the others tell it, or earlier months lack it too. */
  public static boolean optional(Feature figure) {
    return DERIVED.contains(figure.name()) || figure.before().isPresent();
  }
}
