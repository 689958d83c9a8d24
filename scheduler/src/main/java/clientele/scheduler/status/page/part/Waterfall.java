package clientele.scheduler.status.page.part;

import clientele.scheduler.status.read.SegmentRows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Why revenue changed, as bars that begin where the one before ended; the last is the whole change.
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
          "migrated in", "Came from others",
          "migrated out", "Went to others",
          "orders per customer", "Orders per customer",
          "basket value", "Basket value",
          "returns", "Returns");

  private static final List<String> ORDER =
      List.of(
          "joined",
          "lost",
          "migrated in",
          "migrated out",
          "orders per customer",
          "basket value",
          "returns");

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

  /**
   * Lays out the effects of a month; moves between segments are left out, as over all segments they
   * take what they give.
   */
  public static Waterfall ofAll(List<SegmentRows.BridgeEffect> effects) {
    return of(
        effects.stream().filter(e -> !e.effect().startsWith("migrated")).toList(), sum(effects));
  }

  /** Lays out the effects in one segment. */
  public static Waterfall ofOne(List<SegmentRows.SegmentBridge> effects) {
    List<SegmentRows.BridgeEffect> own =
        effects.stream()
            .map(row -> new SegmentRows.BridgeEffect(row.effect(), row.amount()))
            .toList();
    return of(own, sum(own));
  }

  private static BigDecimal sum(List<SegmentRows.BridgeEffect> effects) {
    return effects.stream()
        .map(SegmentRows.BridgeEffect::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The whole is told apart from the bars: what moves leave over is a matter of pennies. */
  private static Waterfall of(List<SegmentRows.BridgeEffect> effects, BigDecimal whole) {
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
      double from = (sum.min(next).doubleValue() - low) * unit;
      double width = Math.abs(effect.amount().doubleValue()) * unit;
      bars.add(new Bar(name, effect.amount(), from, width, false));
      sum = next;
    }
    if (!bars.isEmpty()) {
      double from = (sum.min(BigDecimal.ZERO).doubleValue() - low) * unit;
      bars.add(new Bar("Change", whole, from, Math.abs(sum.doubleValue()) * unit, true));
    }
    return new Waterfall(List.copyOf(bars), -low * unit);
  }
}
