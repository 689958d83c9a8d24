package clientele.steps.forecast;

import clientele.steps.core.forecast.StateMonths;
import java.util.List;

/**
 * The history of a run's segments.
 *
 * @param segments of the states, ascending; those without a present customer have none now
 * @param months what they brought
 */
record States(List<Integer> segments, StateMonths months) {
  States {
    segments = List.copyOf(segments);
  }

  /** Customers a state has now. */
  long customers(int state) {
    return Math.round(months.heads()[months.newest()][state]);
  }

  /** What those who were of a state so many months ago brought in the closed month. */
  double lastOutcome(int state, int ahead) {
    int origin = months.newest() - ahead;
    return state < months.states()
        ? months.money()[origin][state][ahead - 1]
        : months.unseen()[origin][ahead - 1];
  }
}
