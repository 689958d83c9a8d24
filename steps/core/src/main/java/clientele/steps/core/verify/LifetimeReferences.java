package clientele.steps.core.verify;

import clientele.steps.core.value.Histories;
import clientele.steps.core.value.LifetimeFit;
import clientele.steps.core.value.LifetimeFitter;
import clientele.steps.core.value.LifetimeModel;
import clientele.steps.core.value.WeakPrior;
import clientele.steps.core.value.ladder.ReorderCurve;
import clientele.steps.core.value.ladder.ReorderCurve.Waits;
import clientele.steps.core.value.outlook.Posterior;
import clientele.steps.core.value.spend.SpendFit;
import java.util.ArrayList;
import java.util.List;

/** Lifetimes: fits of a drawn shop, a published customer, spending and the reorder curve. */
final class LifetimeReferences {
  private static final String SIMPLEX = "scipy 1.10, Nelder-Mead on the textbook formula";
  private static final String EASY = "Fader, Hardie, Lee 2005, CDNOW spreadsheet";
  private static final LifetimeFitter PLAIN = new LifetimeFitter(WeakPrior.NONE, 1);

  private LifetimeReferences() {}

  static List<Reference> derive() {
    Histories shop = DrawnHistories.read();
    List<Reference> all = new ArrayList<>();
    all.addAll(fit("NBD", LifetimeModel.NBD, shop, -3823.7356026525, .57479502, 12.96611458));
    all.addAll(
        fit(
            "BG/NBD",
            LifetimeModel.BG_NBD,
            shop,
            -3707.2544883052,
            .35041432,
            4.07112483,
            1.66188168,
            6.38910355));
    all.addAll(
        fit(
            "modified BG/NBD",
            LifetimeModel.MBG_NBD,
            shop,
            -3704.6193999301,
            .74829762,
            6.3667593,
            1.40498785,
            3.66314107));
    all.addAll(customer());
    SpendFit spend = new SpendFit(6.2488, 3.74459, 15.4477, 0, true);
    all.add(
        new Reference(
            "Gamma-Gamma, mean of CDNOW",
            "Fader, Hardie 2013, note 025",
            35.171,
            spend.mean(),
            5e-4));
    all.addAll(curve());
    return all;
  }

  private static List<Reference> fit(
      String name, LifetimeModel model, Histories shop, double likelihood, double... parameters) {
    LifetimeFit fit = PLAIN.fit(model, shop);
    String[] names = {"r", "alpha", "a", "b"};
    List<Reference> all = new ArrayList<>();
    all.add(
        new Reference(name + ", log-likelihood", SIMPLEX, likelihood, fit.logLikelihood(), 1e-6));
    for (int i = 0; i < parameters.length; i++) {
      all.add(
          new Reference(
              name + ", " + names[i],
              SIMPLEX,
              parameters[i],
              fit.parameters()[i],
              1e-4 * parameters[i]));
    }
    return all;
  }

  private static List<Reference> customer() {
    double[] parameters = {.242593, 4.41353, .792886, 2.42575};
    LifetimeFit published =
        new LifetimeFit(LifetimeModel.BG_NBD, parameters, 0, new double[0][], 0, true);
    Posterior customer = Posterior.of(published, 2, 30.43, 38.86);
    return List.of(
        new Reference(
            "BG/NBD, orders in 39 weeks of x = 2", EASY, 1.226, customer.expectedOrders(39), 5e-4),
        new Reference("BG/NBD, P(alive) of x = 2", EASY, .7266, customer.alive(), 5e-5));
  }

  private static List<Reference> curve() {
    String source = "Freireich et al. 1963, 6-MP, as in textbooks";
    ReorderCurve curve =
        ReorderCurve.of(
            List.of(
                new Waits(6, 3, 1),
                new Waits(7, 1, 0),
                new Waits(9, 0, 1),
                new Waits(10, 1, 1),
                new Waits(11, 0, 1),
                new Waits(13, 1, 0),
                new Waits(16, 1, 0),
                new Waits(17, 0, 3),
                new Waits(22, 1, 0),
                new Waits(23, 1, 0),
                new Waits(25, 0, 5)));
    return List.of(
        new Reference("Kaplan-Meier, 10 weeks", source, .753, curve.waiting(10), 5e-4),
        new Reference("Kaplan-Meier, 23 weeks", source, .448, curve.waiting(23), 5e-4),
        new Reference(
            "Kaplan-Meier, Greenwood's error at 6",
            source,
            .0764,
            curve.points().get(0).error(),
            5e-5));
  }
}
