package clientele.infra.source.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An order's money: revenue = quantity × price − discounts, without tax and shipping unless they
 * count. What is told of the whole order is shared among its lines by their money; the lines add up
 * to the order's, to the last digit.
 */
public final class OrderMoney {
  private static final int PENNIES = 2;

  private OrderMoney() {}

  /**
   * What is told of a line.
   *
   * @param amount quantity × price
   * @param discount taken off it, 0 or more
   * @param tax of it, 0 or more
   */
  public record Line(BigDecimal amount, BigDecimal discount, BigDecimal tax) {
    private BigDecimal net() {
      return amount.subtract(discount);
    }
  }

  /**
   * What is told of the whole order.
   *
   * @param discount taken off it
   * @param subtotal of its goods less all discounts, which comes before them
   * @param tax beside that of the lines
   * @param shipping of it
   */
  public record Whole(
      Optional<BigDecimal> discount,
      Optional<BigDecimal> subtotal,
      BigDecimal tax,
      BigDecimal shipping) {}

  /**
   * What counts.
   *
   * @param tax whether tax is revenue
   * @param included whether prices have it in them
   * @param shipping whether shipping is revenue
   */
  public record Rule(boolean tax, boolean included, boolean shipping) {}

  /**
   * A line's share of its order.
   *
   * @param revenue of it
   * @param discount its share of what was taken off the whole order
   * @param tax of it
   */
  public record Share(BigDecimal revenue, BigDecimal discount, BigDecimal tax) {}

  /** The shares of the lines, in their order. */
  public static List<Share> of(List<Line> lines, Whole whole, Rule rule) {
    BigDecimal all = sum(lines.stream().map(Line::amount).toList());
    List<BigDecimal> nets = lines.stream().map(Line::net).toList();
    BigDecimal due = due(all, sum(nets), whole);
    boolean asTheyAre = due.compareTo(all) == 0;
    List<BigDecimal> goods =
        asTheyAre ? lines.stream().map(Line::amount).toList() : shared(due, nets);
    List<BigDecimal> taxes = shared(whole.tax(), goods);
    List<BigDecimal> shipping = shared(rule.shipping() ? whole.shipping() : BigDecimal.ZERO, goods);
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      BigDecimal tax = lines.get(i).tax().add(taxes.get(i));
      BigDecimal counted =
          rule.tax() == rule.included() ? BigDecimal.ZERO : rule.tax() ? tax : tax.negate();
      shares.add(
          new Share(
              goods.get(i).add(counted).add(shipping.get(i)),
              asTheyAre ? BigDecimal.ZERO : nets.get(i).subtract(goods.get(i)),
              tax));
    }
    return shares;
  }

  /** Adds up. */
  public static BigDecimal sum(List<BigDecimal> amounts) {
    return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** What the goods of the order cost in the end. */
  private static BigDecimal due(BigDecimal all, BigDecimal net, Whole whole) {
    if (whole.subtotal().isPresent()) {
      BigDecimal subtotal = whole.subtotal().get();
      if (subtotal.signum() >= 0 && subtotal.compareTo(all) <= 0) {
        return subtotal;
      }
    }
    BigDecimal off = whole.discount().orElse(BigDecimal.ZERO).abs();
    return net.subtract(off).max(net.min(BigDecimal.ZERO));
  }

  /** Parts an amount by the lines' money; the last line takes what is left. */
  private static List<BigDecimal> shared(BigDecimal amount, List<BigDecimal> by) {
    BigDecimal whole = sum(by);
    BigDecimal left = amount;
    List<BigDecimal> shares = new ArrayList<>();
    for (int i = 0; i < by.size(); i++) {
      BigDecimal share =
          i == by.size() - 1
              ? left
              : whole.signum() == 0
                  ? BigDecimal.ZERO
                  : by.get(i)
                      .multiply(amount)
                      .divide(whole, Math.max(PENNIES, amount.scale()), RoundingMode.HALF_UP);
      left = left.subtract(share);
      shares.add(share);
    }
    return shares;
  }
}
