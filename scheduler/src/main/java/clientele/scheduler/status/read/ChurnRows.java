package clientele.scheduler.status.read;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows of who may order nothing, one type per query in {@code sql/status}. */
public final class ChurnRows {
  private ChurnRows() {}

  /**
   * A customer's chance on their page.
   *
   * @param chance that they order nothing within the horizon
   * @param reason the figures that raise or lower it most
   */
  public record CustomerChance(double chance, String reason, int horizonMonths) {}

  /**
   * A customer's chance in a list.
   *
   * @param chance that they order nothing within the horizon
   * @param reason the figures that raise or lower it most
   */
  public record ListedChance(String month, String customerId, double chance, String reason) {}

  /**
   * What a segment may lose within the horizon.
   *
   * @param expectedSilent customers expected to order nothing
   * @param expectedLoss net revenue a month of its customers, times their chances
   * @param expectedAlive customers expected to order again at all; null where the history cannot
   *     tell
   */
  public record SegmentLoss(
      String month,
      int segmentId,
      String segmentName,
      int customers,
      double expectedSilent,
      BigDecimal expectedLoss,
      @Nullable Double expectedAlive) {}

  /**
   * How true the chances of earlier month ends were.
   *
   * @param auc area under the curve; null without a record
   * @param calibrationError expected calibration error; null without a record
   * @param chanceError what that would be if every chance were true
   * @param told whether chances are published
   * @param reason why, in plain words
   */
  public record ChurnRecord(
      String month,
      int horizonMonths,
      int monthsAsked,
      int customersAsked,
      @Nullable Double auc,
      @Nullable Double calibrationError,
      @Nullable Double chanceError,
      boolean told,
      String reason) {}

  /**
   * What chances of one bin promised and what came.
   *
   * @param bin from 0, a tenth wide each
   * @param promised mean chance
   * @param came share that ordered nothing
   */
  public record ReliabilityBin(
      String month, int bin, double promised, double came, int customers) {}
}
