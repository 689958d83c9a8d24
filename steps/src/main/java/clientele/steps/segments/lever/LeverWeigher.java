package clientele.steps.segments.lever;

import clientele.steps.core.lever.LeverEffect;
import clientele.steps.core.lever.LeverModel;
import clientele.steps.settings.FigureFormat;
import java.util.Arrays;

/**
 * Weighs one lever for one segment: whom it addresses, what it may bring a month, and why.
 * Frequency, basket and returns are moved to the segment's own best quarter ({@link LeverModel});
 * keeping, winning back and second orders count customers at their own pace ({@link OwnPaceModel}).
 */
public final class LeverWeigher {
  private static final double LEVEL = 0.9;
  private static final int RESAMPLES = 500;
  private static final double UPPER = 0.75;

  private final FigureFormat format;
  private final SegmentFigures figures;
  private final Playbook playbook;
  private final long seed;

  public LeverWeigher(FigureFormat format, SegmentFigures figures, Playbook playbook, long seed) {
    this.playbook = playbook;
    this.format = format;
    this.figures = figures;
    this.seed = seed;
  }

  public LeverEstimate weigh(Lever lever) {
    return switch (lever) {
      case KEEP_ENGAGED -> keepEngaged(lever);
      case RAISE_FREQUENCY -> raiseFrequency(lever);
      case RAISE_BASKET -> raiseBasket(lever);
      case WIN_BACK -> winBack(lever);
      case SECOND_ORDER -> secondOrder(lever);
      case REDUCE_RETURNS -> reduceReturns(lever);
      case DO_NOTHING ->
          new LeverEstimate(
              lever,
              Addressed.ALL,
              figures.customers(),
              new LeverEffect(0, 0, 0),
              "No lever of the playbook promises money here.");
    };
  }

  private LeverEstimate keepEngaged(Lever lever) {
    double[] money = figures.netPerMonth();
    String reason =
        "They bring %s a month; counted is %s who would otherwise have left."
            .formatted(format.money(Arrays.stream(money).sum()), playbook.oneIn(lever));
    return ownPace(lever, Addressed.ALL, money, reason);
  }

  private LeverEstimate raiseFrequency(Lever lever) {
    double best = SegmentFigures.quantile(figures.orders(), UPPER);
    String reason =
        "The best quarter places %s orders or more in %s, the typical customer %s; counted is %s of"
                .formatted(
                    format.number(best),
                    window(),
                    format.number(SegmentFigures.quantile(figures.orders(), .5)),
                    playbook.oneIn(lever))
            + " those below ordering as often, at their own basket.";
    LeverEffect effect = model(lever).effect(figures.ordersPerMonth(), figures.basket());
    return new LeverEstimate(
        lever, Addressed.below("frequency", best), below(figures.orders(), best), effect, reason);
  }

  private LeverEstimate raiseBasket(Lever lever) {
    double best = SegmentFigures.quantile(figures.basket(), UPPER);
    String reason =
        "The best quarter spends %s an order or more, the typical customer %s; counted is %s of"
                .formatted(
                    format.money(best),
                    format.money(SegmentFigures.quantile(figures.basket(), .5)),
                    playbook.oneIn(lever))
            + " those below spending as much, as often as now.";
    LeverEffect effect = model(lever).effect(figures.basket(), figures.ordersPerMonth());
    return new LeverEstimate(
        lever,
        Addressed.below("average_order_value", best),
        below(figures.basket(), best),
        effect,
        reason);
  }

  private LeverEstimate winBack(Lever lever) {
    double[] money = figures.netPerMonth();
    double days = SegmentFigures.quantile(figures.recencyDays(), .5);
    String reason =
        "The typical customer last ordered %s ago; together they brought %s a month; counted"
                .formatted(format.days(days), format.money(Arrays.stream(money).sum()))
            + " is %s who comes back to that pace.".formatted(playbook.oneIn(lever));
    return ownPace(lever, Addressed.ALL, money, reason);
  }

  private LeverEstimate secondOrder(Lever lever) {
    double[] money = figures.oneMoreOrderPerMonth();
    double order = SegmentFigures.quantile(money, .5) * figures.months();
    String reason =
        "%s of %s have ordered once, typically for %s; counted is %s who orders as much again in %s."
            .formatted(
                format.count(money.length),
                format.count(figures.customers()),
                format.money(order),
                playbook.oneIn(lever),
                window());
    return ownPace(lever, Addressed.below("frequency", 2), money, reason);
  }

  private LeverEstimate reduceReturns(Lever lever) {
    double[] kept = Arrays.stream(figures.returnsShare()).map(share -> -share).toArray();
    double best = SegmentFigures.quantile(kept, UPPER);
    double[] sales = figures.salesPerMonth();
    double returned = 0;
    for (int i = 0; i < sales.length; i++) {
      returned += sales[i] * figures.returnsShare()[i];
    }
    String reason =
        "Goods for %s a month come back; the best quarter returns %s or less; counted is %s of the"
                .formatted(
                    format.money(returned), format.percent(-best + 0.0), playbook.oneIn(lever))
            + " others doing as well.";
    return new LeverEstimate(
        lever,
        Addressed.above("returns_share", -best + 0.0),
        below(kept, best),
        model(lever).effect(kept, sales),
        reason);
  }

  private LeverEstimate ownPace(Lever lever, Addressed whom, double[] money, String reason) {
    LeverEffect effect = new OwnPaceModel(playbook.share(lever), RESAMPLES, seed).effect(money);
    return new LeverEstimate(lever, whom, money.length, effect, reason);
  }

  private LeverModel model(Lever lever) {
    return new LeverModel(playbook.share(lever), LEVEL, RESAMPLES, seed);
  }

  private String window() {
    return figures.months() == 1 ? "the month" : figures.months() + " months";
  }

  private static long below(double[] values, double limit) {
    return Arrays.stream(values).filter(value -> value < limit).count();
  }
}
