package clientele.steps.core.worth;

import java.util.stream.IntStream;

/** The segments as they were published. */
final class PublishedSegments implements Labelling {
  @Override
  public Labeller learn(KnownCustomers learnt) {
    return PublishedSegments::numbers;
  }

  private static int[] numbers(KnownCustomers customers) {
    return IntStream.range(0, customers.size())
        .map(i -> (int) customers.segments().at(i, 0))
        .toArray();
  }
}
