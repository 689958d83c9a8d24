package clientele.steps.value;

import clientele.steps.core.value.LifetimeFit;
import clientele.steps.core.value.LifetimeFitter;
import clientele.steps.core.value.ladder.Calibration;
import clientele.steps.core.value.outlook.Outlook;
import clientele.steps.core.value.outlook.Outlooks;
import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** Asks the model what it would have said a horizon ago, and holds that against what came. */
final class LastHorizon {
  private final Warehouse warehouse;
  private final LifetimeFitter fitter;
  private final int months;

  /** With this horizon. */
  LastHorizon(Warehouse warehouse, LifetimeFitter fitter, int months) {
    this.warehouse = warehouse;
    this.fitter = fitter;
    this.months = months;
  }

  /** None before the history is two horizons long. */
  Calibration of(RunId run, LifetimeFit used, YearMonth since) {
    YearMonth cut = run.month().minusMonths(months);
    if (since.until(cut, ChronoUnit.MONTHS) + 1 < months) {
      return Calibration.NONE;
    }
    Customers then = Customers.read(warehouse, run, cut);
    if (then.rows().isEmpty()) {
      return Calibration.NONE;
    }
    LifetimeFit fit = fitter.fit(used.model(), then.histories());
    double days = cut.atEndOfMonth().until(run.month().atEndOfMonth(), ChronoUnit.DAYS);
    Outlooks outlooks = new Outlooks(fit, days);
    Outlook[] all = outlooks.of(then.histories(), fitter.threads());
    double[] needed = new double[then.rows().size()];
    double came = 0;
    double expected = 0;
    for (int i = 0; i < needed.length; i++) {
      PurchaseDays customer = then.rows().get(i);
      int x = customer.purchaseDays() - 1;
      int later = customer.laterDays();
      double upTo = outlooks.atMost(later, x, customer.spanDays(), customer.observedDays());
      double below = outlooks.atMost(later - 1, x, customer.spanDays(), customer.observedDays());
      needed[i] = Calibration.needed(below, upTo);
      came += later;
      expected += all[then.histories().of(i)].orders();
    }
    return Calibration.of(needed, came, expected);
  }
}
