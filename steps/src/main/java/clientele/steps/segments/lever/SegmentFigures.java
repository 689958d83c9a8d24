package clientele.steps.segments.lever;

import clientele.steps.core.matrix.Quantiles;
import clientele.steps.segments.facts.Groups;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the levers look at, one number per customer of a segment.
 *
 * @param recencyDays days since the last order
 * @param orders in the window
 * @param basket average order value
 * @param returnsShare money returned of money bought
 * @param net net revenue in the window
 * @param months length of the window
 */
@SuppressWarnings("ArrayRecordComponent") // bulk figures, never compared
public record SegmentFigures(
    double[] recencyDays,
    double[] orders,
    double[] basket,
    double[] returnsShare,
    double[] net,
    int months) {

  /** The columns it is made from. */
  static final List<String> COLUMNS =
      List.of("recency_days", "frequency", "average_order_value", "returns_share", "monetary");

  static SegmentFigures of(Groups groups, int segment, int months) {
    return new SegmentFigures(
        groups.values(segment, "recency_days"),
        groups.values(segment, "frequency"),
        groups.values(segment, "average_order_value"),
        groups.values(segment, "returns_share"),
        groups.values(segment, "monetary"),
        months);
  }

  int customers() {
    return net.length;
  }

  double[] ordersPerMonth() {
    return IntStream.range(0, customers()).mapToDouble(i -> orders[i] / months).toArray();
  }

  /** Gross sales. */
  double[] salesPerMonth() {
    return IntStream.range(0, customers())
        .mapToDouble(i -> orders[i] * basket[i] / months)
        .toArray();
  }

  double[] netPerMonth() {
    return IntStream.range(0, customers()).mapToDouble(i -> net[i] / months).toArray();
  }

  /** The customers with one order: what one more like it would bring a month. */
  double[] oneMoreOrderPerMonth() {
    return IntStream.range(0, customers())
        .filter(i -> orders[i] == 1)
        .mapToDouble(i -> basket[i] / months)
        .toArray();
  }

  /** Type-7 quantile; 0 for no values. */
  static double quantile(double[] values, double share) {
    return values.length == 0 ? 0 : Quantiles.of(values).at(share);
  }
}
