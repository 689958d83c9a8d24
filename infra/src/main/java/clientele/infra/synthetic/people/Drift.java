package clientele.infra.synthetic.people;

import static clientele.infra.synthetic.people.CustomerKind.ADVOCATE;
import static clientele.infra.synthetic.people.CustomerKind.BROWSER;
import static clientele.infra.synthetic.people.CustomerKind.BULK_BUYER;
import static clientele.infra.synthetic.people.CustomerKind.GIFT_GIVER;
import static clientele.infra.synthetic.people.CustomerKind.LAPSED;
import static clientele.infra.synthetic.people.CustomerKind.SUBSCRIBER;

import clientele.infra.synthetic.plan.Dice;
import java.util.List;

/**
 * At what rate customers change their kind: a Markov chain over months. A customer may change on
 * the first of each month after the one of joining.
 *
 * @param from kind before
 * @param to kind after
 * @param monthlyRate share of those of the kind {@code from} who change so in a month
 */
public record Drift(CustomerKind from, CustomerKind to, double monthlyRate) {

  /** Every change there is; all others do not happen. */
  public static final List<Drift> RATES =
      List.of(
          new Drift(SUBSCRIBER, LAPSED, 0.03),
          new Drift(SUBSCRIBER, ADVOCATE, 0.01),
          new Drift(BROWSER, ADVOCATE, 0.02),
          new Drift(GIFT_GIVER, ADVOCATE, 0.01),
          new Drift(ADVOCATE, LAPSED, 0.02),
          new Drift(ADVOCATE, SUBSCRIBER, 0.01),
          new Drift(BULK_BUYER, LAPSED, 0.01),
          new Drift(LAPSED, SUBSCRIBER, 0.02));

  /** The kind a month later. */
  static CustomerKind next(CustomerKind kind, Dice dice) {
    double at = dice.uniform();
    for (Drift drift : RATES) {
      if (drift.from == kind) {
        at -= drift.monthlyRate;
        if (at < 0) {
          return drift.to;
        }
      }
    }
    return kind;
  }
}
