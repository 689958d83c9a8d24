package clientele.infra.source.layout;

import clientele.infra.config.source.OrderConfig;
import clientele.infra.config.source.ReadingConfig;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a file's words for the states of orders mean: as configured, else as the layout has them.
 */
public final class StateWords {
  private static final String REFUNDED = "refunded";

  private final Map<String, OrderConfig.State> own;
  private final Set<String> paid;
  private final Set<String> unpaid;

  /** What a state means for an order's money. */
  public enum Meaning {
    COUNTS,
    /** It counts, and goes back in full where the file does not say how much. */
    GOES_BACK,
    UNPAID,
    CANCELLED,
    UNKNOWN
  }

  public StateWords(Layout layout, ReadingConfig reading) {
    this.own = reading.orders().states();
    this.paid =
        reading.paidStates().isEmpty()
            ? words(layout, Layout::paid)
            : new HashSet<>(reading.paidStates());
    this.unpaid = words(layout, Layout::unpaid);
  }

  /** What a word means, in any case. */
  public Meaning of(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    OrderConfig.State state = own.get(word);
    if (state != null) {
      return switch (state) {
        case PAID -> Meaning.COUNTS;
        case REFUNDED -> Meaning.GOES_BACK;
        case PENDING -> Meaning.UNPAID;
        case CANCELLED, VOIDED -> Meaning.CANCELLED;
      };
    }
    if (paid.contains(word)) {
      return word.equals(REFUNDED) ? Meaning.GOES_BACK : Meaning.COUNTS;
    }
    return unpaid.contains(word) ? Meaning.UNPAID : Meaning.UNKNOWN;
  }

  private static Set<String> words(Layout layout, Function<Layout, Set<String>> of) {
    Set<String> own = of.apply(layout);
    if (!own.isEmpty()) {
      return own;
    }
    Set<String> all = new HashSet<>();
    Layout.ALL.forEach(any -> all.addAll(of.apply(any)));
    all.removeIf(word -> word.matches("\\d+")); // which mean something in their own layout alone
    return all;
  }
}
