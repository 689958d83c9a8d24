package clientele.infra.config.source;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of an order's money is revenue, and what stands for all lines of a file.
 *
 * @param states by the word, in any case, that a file has for one; they come before paid-states and
 *     the layout's own
 * @param tax whether tax is revenue
 * @param shipping whether shipping is revenue
 * @param constants by the key of a column, the text of every line of a file that lacks the column
 */
public record OrderConfig(
    Map<String, State> states, boolean tax, boolean shipping, Map<String, String> constants) {

  /** What an order's state means for its money. */
  public enum State {
    /** It counts. */
    PAID,
    /** It counts, and goes back in full where the file does not say how much. */
    REFUNDED,
    /** It does not count, as unpaid_order. */
    PENDING,
    /** It does not count, as cancelled_order. */
    CANCELLED,
    /** It does not count, as cancelled_order. */
    VOIDED
  }

  /** Keys of columns that may have a constant. */
  public static final List<String> CONSTANT_COLUMNS =
      List.of(
          "country",
          "state",
          "currency",
          "kind",
          "category",
          "vendor",
          "tax-included",
          "channel",
          "region",
          "consent");

  /** What holds where the configuration says nothing. */
  public static final OrderConfig DEFAULT = new OrderConfig(Map.of(), false, false, Map.of());

  public OrderConfig {
    Map<String, State> small = new TreeMap<>();
    states.forEach((word, state) -> small.put(word.strip().toLowerCase(Locale.ROOT), state));
    states = Collections.unmodifiableMap(small);
    constants = Collections.unmodifiableMap(new TreeMap<>(constants));
  }

  /** Whether it says of every line what else an order's cells do. */
  public boolean tellsOrders() {
    return constants.containsKey("kind") || constants.containsKey("state");
  }
}
