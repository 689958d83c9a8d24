package clientele.scheduler.status.page.part;

import clientele.scheduler.status.plane.FeatureSummary;
import clientele.scheduler.status.plane.FeatureSummary.Quartiles;
import clientele.scheduler.status.plane.MonthPlane;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureCatalogue.Feature;
import java.util.ArrayList;
import java.util.List;

/**
 * A feature of one customer against their segment.
 *
 * @param label name for people
 * @param meaning what it is
 * @param value the customer's figure
 * @param typical the segment's median
 * @param middle the segment's middle half, in words
 * @param rank share of the segment's customers who have less, 0 to 1; equals count half
 * @param telling whether this feature is one of the five that set the segment apart most
 * @param inside whether the customer lies within the segment's middle half
 */
public record CustomerLine(
    String label,
    String meaning,
    String value,
    String typical,
    String middle,
    double rank,
    boolean telling,
    boolean inside) {
  private static final int TELLING = 5;

  public static List<CustomerLine> of(
      FigureFilters figures, MonthPlane plane, FeatureSummary summary, String id) {
    int customer = plane.find(id);
    int segment = plane.segment(customer);
    List<Integer> telling = summary.mostTelling(segment, TELLING);
    List<CustomerLine> lines = new ArrayList<>();
    for (int f = 0; f < FeatureCatalogue.ALL.size(); f++) {
      Feature feature = FeatureCatalogue.ALL.get(f);
      if (!feature.figure()) {
        continue;
      }
      double value = plane.feature(f, customer);
      Quartiles typical = summary.segment(segment, f);
      lines.add(
          new CustomerLine(
              FigureFilters.label(feature),
              feature.meaning(),
              figures.feature(feature, value),
              figures.feature(feature, typical.median()),
              middle(
                  figures.feature(feature, typical.low()),
                  figures.feature(feature, typical.high())),
              plane.rank(f, customer),
              telling.contains(f),
              value >= typical.low() && value <= typical.high()));
    }
    return lines;
  }

  private static String middle(String low, String high) {
    return low.equals(high) ? low : low + " to " + high;
  }
}
