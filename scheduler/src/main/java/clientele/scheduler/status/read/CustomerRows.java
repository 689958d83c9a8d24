package clientele.scheduler.status.read;

import clientele.steps.table.customer.FeatureVector;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
      @JsonUnwrapped FeatureVector features) {}

  /** One of a segment's most valuable customers. */
  public record Best(
      String customerId, int recencyDays, int frequency, BigDecimal monetary, double membership) {}

  /**
   * An unbroken stay in a segment.
   *
   * @param validFrom first month
   * @param validTo first month after it; null if it lasts
   */
  public record Stay(
      int segmentId, String segmentName, String validFrom, @Nullable String validTo, long months) {}

  /**
   * Why a customer is in their segment.
   *
   * @param counterfactual the least that leads to a better one, tried on the month's model; null
   *     where no short way was found
   * @param sinceMonth first of the unbroken months in it
   */
  public record Explanation(
      @Nullable String why,
      @Nullable String counterfactual,
      @Nullable Integer betterSegmentId,
      String sinceMonth) {}

  /**
   * What a customer is expected to do after a published month; null where the history cannot tell.
   *
   * @param alive chance that they have not left
   * @param expectedOrders purchase days within the horizon
   * @param ordersLow lower end of the interval
   * @param ordersHigh upper end
   * @param expectedWorth net revenue within the horizon
   * @param worthLow lower end of the interval
   * @param worthHigh upper end
   * @param overdue whether nine in ten of their kind would have ordered by now
   * @param nextOrder day by which they order next with a chance of one half
   * @param nextFrom first day of the 80 % interval
   * @param nextTo last day of the 80 % interval
   * @param horizonDays how far ahead
   * @param reason what the history can tell, and why
   */
  public record Value(
      @Nullable Double alive,
      @Nullable Double expectedOrders,
      @Nullable Integer ordersLow,
      @Nullable Integer ordersHigh,
      @Nullable Double expectedWorth,
      @Nullable Double worthLow,
      @Nullable Double worthHigh,
      boolean overdue,
      @Nullable String nextOrder,
      @Nullable String nextFrom,
      @Nullable String nextTo,
      int horizonDays,
      String reason) {}
}
