package clientele.infra.synthetic.plan;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.time.YearMonth;

/**
 * What shop to make. Equal plans give equal files, byte for byte.
 *
 * @param customers customers who buy at least once, 1 to 10 million
 * @param months how many months of files, 1 to 120
 * @param lastMonth the newest of them
 * @param seed any number
 * @param shares how dirty the files are
 */
public record ShopPlan(int customers, int months, YearMonth lastMonth, long seed, Shares shares) {

  public ShopPlan {
    require(
        customers >= 1 && customers <= 10_000_000, "customers must be 1 to 10000000", customers);
    require(months >= 1 && months <= 120, "months must be 1 to 120", months);
  }

  /** A shop with the default shares. */
  public static ShopPlan of(int customers, int months, YearMonth lastMonth, long seed) {
    return new ShopPlan(customers, months, lastMonth, seed, Shares.DEFAULT);
  }

  /** The oldest month. */
  public YearMonth firstMonth() {
    return lastMonth.minusMonths(months - 1L);
  }

  /** Month number {@code index} of the plan, 0 is the oldest. */
  public YearMonth month(int index) {
    return firstMonth().plusMonths(index);
  }

  /**
   * How dirty the files are.
   *
   * @param badLines share of all lines that cannot be parsed, 0 to 0.05
   * @param returns share of orders of which something is sent back, before each kind's own factor
   *     ({@link clientele.infra.synthetic.people.CustomerKind#returnFactor()}), 0 to 0.5
   * @param guestOrders share of first-hand orders that name no customer, 0 to 0.5
   * @param duplicates share of product lines that are written twice, 0 to 0.05
   */
  public record Shares(double badLines, double returns, double guestOrders, double duplicates) {

    /** What {@code generate} and {@code demo} use. */
    public static final Shares DEFAULT = new Shares(0.002, 0.08, 0.05, 0.003);

    public Shares {
      requireShare("bad lines", badLines, 0.05);
      requireShare("returns", returns, 0.5);
      requireShare("guest orders", guestOrders, 0.5);
      requireShare("duplicates", duplicates, 0.05);
    }

    private static void requireShare(String what, double share, double most) {
      require(share >= 0 && share <= most, "share of " + what + " must be 0 to " + most, share);
    }
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw new StepException(ErrorCode.USAGE, what + " [" + value + "]");
    }
  }
}
