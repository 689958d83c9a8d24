package clientele.steps.churn;

import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Tables;
import clientele.steps.table.churn.CustomerChurn;
import clientele.steps.table.churn.SegmentChurn;
import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.segment.CustomerSegment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What each segment may lose in a month: net revenue a month of its customers since their first
 * order in the window, times the chance that they order nothing.
 */
record SegmentLosses(Warehouse warehouse, RunId run) {
  private static final double MONTH_DAYS = 365.25 / 12;

  List<SegmentChurn> of(List<CustomerChurn> rows) {
    Map<String, Integer> segments =
        warehouse.rows(run, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    Map<String, Double> monthly =
        warehouse.rows(run, Tables.CUSTOMER_FEATURE).stream()
            .collect(Collectors.toMap(CustomerFeature::customerId, SegmentLosses::monthly));
    Map<Integer, double[]> sums = new TreeMap<>();
    for (CustomerChurn row : rows) {
      Integer segment = segments.get(row.customerId());
      if (segment != null) {
        double[] sum = sums.computeIfAbsent(segment, id -> new double[3]);
        sum[0]++;
        sum[1] += row.chance();
        sum[2] += row.chance() * monthly.getOrDefault(row.customerId(), 0.0);
      }
    }
    List<SegmentChurn> losses = new ArrayList<>();
    sums.forEach(
        (segment, sum) ->
            losses.add(
                new SegmentChurn(
                    segment,
                    (int) sum[0],
                    sum[1],
                    BigDecimal.valueOf(sum[2]).setScale(2, RoundingMode.HALF_EVEN))));
    return losses;
  }

  /** A customer of less than a month is taken to have been one for a month. */
  private static double monthly(CustomerFeature row) {
    double months = Math.max(1, row.whole("tenure_days") / MONTH_DAYS);
    return Math.max(0, row.figure("monetary").doubleValue()) / months;
  }
}
