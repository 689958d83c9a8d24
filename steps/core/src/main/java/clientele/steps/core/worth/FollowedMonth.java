package clientele.steps.core.worth;

/**
 * A month's customers and what they did in the month after.
 *
 * @param number of the month; the month after has the next number
 * @param customers as the month knew them
 * @param outcome of the month after, row for row
 */
public record FollowedMonth(int number, KnownCustomers customers, Outcome outcome) {
  public FollowedMonth {
    if (customers.size() != outcome.targets().rows()) {
      throw new IllegalArgumentException(
          "outcomes are of other customers [%d of %d]"
              .formatted(outcome.targets().rows(), customers.size()));
    }
  }
}
