package clientele.steps.value;

import clientele.steps.core.explain.RankCorrelation;
import clientele.steps.core.value.spend.GammaGamma;
import clientele.steps.core.value.spend.SpendFit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much a purchase day brings. The Gamma-Gamma model holds only where customers who order often
 * spend no more and no less each time, so it is refused past a rank correlation of .2; then each
 * customer's own mean counts and worth has no interval.
 *
 * @param fit the model, if it may be used
 * @param correlation Spearman's ρ among customers with two days or more
 * @param reason in plain words
 */
record Spending(Optional<SpendFit> fit, double correlation, String reason) {
  private static final double MOST_CORRELATED = .2;
  private static final int FEWEST = 50;

  static Spending of(List<PurchaseDays> customers) {
    List<PurchaseDays> again =
        customers.stream().filter(row -> row.purchaseDays() > 1 && row.amount() > 0).toList();
    double rho =
        RankCorrelation.of(
                again.stream().mapToDouble(PurchaseDays::purchaseDays).toArray(),
                again.stream().mapToDouble(PurchaseDays::amount).toArray())
            .value();
    if (again.size() < FEWEST) {
      return refused(rho, "Only %d customers bought on two days or more.", again.size());
    }
    if (Math.abs(rho) > MOST_CORRELATED) {
      return refused(
          rho,
          "Customers who buy often spend %s each time: rank correlation %.2f, at most .20 is taken.",
          rho > 0 ? "more" : "less",
          rho);
    }
    SpendFit fit =
        GammaGamma.fit(
            customers.stream().mapToInt(PurchaseDays::purchaseDays).toArray(),
            customers.stream().mapToDouble(PurchaseDays::amount).toArray());
    if (!fit.converged() || !(fit.q() > 1)) {
      return refused(rho, "The Gamma-Gamma model has no finite mean here: q is %.2f.", fit.q());
    }
    return new Spending(
        Optional.of(fit),
        rho,
        String.format(
            Locale.ROOT,
            "Spend and frequency are nearly uncorrelated: rank correlation %.2f.",
            rho));
  }

  private static Spending refused(double rho, String why, Object... figures) {
    return new Spending(
        Optional.empty(),
        rho,
        String.format(Locale.ROOT, why, figures) + " So each customer's own mean counts.");
  }

  /** Net revenue expected of a customer's purchase day. */
  double amount(PurchaseDays customer) {
    return fit.map(model -> model.meanOf(customer.purchaseDays(), customer.amount()))
        .orElse(customer.amount());
  }
}
