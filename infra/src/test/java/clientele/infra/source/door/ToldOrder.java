package clientele.infra.source.door;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An order of a shop that servers of the tests play.
 *
 * @param id its key
 * @param mail of the customer
 * @param at when it was made
 * @param changed when it was changed last
 * @param status in Shopify's words: PAID, REFUNDED, PENDING, VOIDED …
 */
public record ToldOrder(
    long id,
    String mail,
    Instant at,
    Instant changed,
    String status,
    List<Item> items,
    List<Back> refunds) {

  /**
   * A line.
   *
   * @param price before the discount
   * @param discount of the whole line
   */
  public record Item(String sku, int quantity, BigDecimal price, BigDecimal discount) {
    BigDecimal total() {
      return price.multiply(BigDecimal.valueOf(quantity)).subtract(discount);
    }
  }

  /** Money that went back. */
  public record Back(Instant at, BigDecimal amount) {}

  /** An order of one line, as it was when it was made. */
  public static ToldOrder of(long id, String mail, String at, String status, String price) {
    Instant when = Instant.parse(at);
    Item item = new Item("P1", 1, new BigDecimal(price), BigDecimal.ZERO);
    return new ToldOrder(id, mail, when, when, status, List.of(item), List.of());
  }

  /** The same after some of its money went back. */
  public ToldOrder refunded(String when, String amount) {
    List<Back> all = new ArrayList<>(refunds);
    all.add(new Back(Instant.parse(when), new BigDecimal(amount)));
    return new ToldOrder(id, mail, at, Instant.parse(when), "PARTIALLY_REFUNDED", items, all);
  }
}
