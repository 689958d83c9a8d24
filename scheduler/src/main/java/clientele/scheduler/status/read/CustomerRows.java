package clientele.scheduler.status.read;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows of customers, one type per query in {@code sql/status}. */
public final class CustomerRows {
  private CustomerRows() {}

  /** A customer in one month: segment, place, every feature. */
  public record Customer(
      String month,
      String customerId,
      int segmentId,
      String segmentName,
      double membership,
      @Nullable Double x,
      @Nullable Double y,
      int recencyDays,
      int frequency,
      BigDecimal monetary,
      int tenureDays,
      BigDecimal averageOrderValue,
      BigDecimal itemsPerOrder,
      int distinctProducts,
      BigDecimal meanDaysBetweenOrders,
      BigDecimal orderRegularity,
      BigDecimal returnsShare,
      BigDecimal lastQuarterShare,
      BigDecimal weekendShare,
      BigDecimal seasonConcentration,
      int recencyScore,
      int frequencyScore,
      int monetaryScore) {}

  /** One of a segment's most valuable customers. */
  public record Best(
      String customerId, int recencyDays, int frequency, BigDecimal monetary, double membership) {}
}
