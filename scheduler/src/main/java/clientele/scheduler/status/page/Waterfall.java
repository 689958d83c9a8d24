package clientele.scheduler.status.page;

import clientele.scheduler.status.read.SegmentRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Why revenue changed, as bars that begin where the one before ended; the last is the whole change.
 * Moves between segments are left out: over all segments they take what they give.
 *
 * @param steps the bars, in reading order
 * @param zero where nought lies, 0 … 100 from the left
 */
public record Waterfall(List<Bar> steps, double zero) {
  private static final double WHOLE = 100;

  private static final Map<String, String> SAID =
      Map.of(
          "joined", "Customers gained",
          "lost", "Customers lost",
          "orders per customer", "Orders per customer",
          "basket value", "Basket value",
          "returns", "Returns");

  private static final List<String> ORDER =
      List.of("joined", "lost", "orders per customer", "basket value", "returns");

  /**
   * One bar.
   *
   * @param from left edge, 0 … 100
   * @param width in the same unit
   */
  public record Bar(String name, BigDecimal amount, double from, double width, boolean whole) {
    /** The class of its colour. */
    public String style() {
      return whole ? "whole" : amount.signum() < 0 ? "loss" : "gain";
    }
  }

  /** Lays out the effects of a month. */
  static Waterfall of(List<SegmentRows.BridgeEffect> effects) {
    List<SegmentRows.BridgeEffect> said =
        ORDER.stream()
            .flatMap(name -> effects.stream().filter(e -> e.effect().equals(name)))
            .toList();
    double at = 0;
    double low = 0;
    double high = 0;
    for (SegmentRows.BridgeEffect effect : said) {
      at += effect.amount().doubleValue();
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
    double unit = high > low ? WHOLE / (high - low) : 0;
    List<Bar> bars = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (SegmentRows.BridgeEffect effect : said) {
      BigDecimal next = sum.add(effect.amount());
      String name = SAID.getOrDefault(effect.effect(), effect.effect());
      bars.add(bar(name, effect.amount(), (sum.min(next).doubleValue() - low) * unit, unit, false));
      sum = next;
    }
    if (!bars.isEmpty()) {
      double from = (sum.min(BigDecimal.ZERO).doubleValue() - low) * unit;
      bars.add(bar("Change", sum, from, unit, true));
    }
    return new Waterfall(List.copyOf(bars), -low * unit);
  }

  private static Bar bar(String name, BigDecimal amount, double from, double unit, boolean whole) {
    return new Bar(name, amount, from, Math.abs(amount.doubleValue()) * unit, whole);
  }
}
