package clientele.infra.source.door;

import clientele.infra.source.layout.CsvColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An order as a shop's interface tells it.
 *
 * @param name its number for people
 * @param at when it was made
 * @param customer e-mail, or an id where there is none
 * @param country of the bill
 * @param state {@link #PAID}, or the shop's own word for one that is not
 * @param cancelled when it was called off; empty if it was not
 * @param currency of its money
 * @param items what was ordered
 * @param refunds money that went back
 */
public record ShopOrder(
    String name,
    Instant at,
    String customer,
    String country,
    String state,
    String cancelled,
    String currency,
    List<Item> items,
    List<Refund> refunds) {

  /** The state of an order whose money counts, whatever went back of it later. */
  public static final String PAID = "paid";

  /** Columns of the lines that orders become. */
  public static final List<CsvColumn> COLUMNS =
      List.of(
          CsvColumn.INVOICE,
          CsvColumn.STOCK_CODE,
          CsvColumn.DESCRIPTION,
          CsvColumn.QUANTITY,
          CsvColumn.AMOUNT,
          CsvColumn.CUSTOMER_ID,
          CsvColumn.COUNTRY,
          CsvColumn.STATE,
          CsvColumn.CANCELLED_AT,
          CsvColumn.CURRENCY);

  /**
   * A line of it.
   *
   * @param amount less all discounts, without tax and shipping
   */
  public record Item(String product, String description, BigDecimal quantity, BigDecimal amount) {}

  /** Money that went back, and when. */
  public record Refund(Instant at, BigDecimal amount) {}

  public ShopOrder {
    items = List.copyOf(items);
    refunds = List.copyOf(refunds);
  }

  /**
   * Tells it as lines: its items by its own day, and what went back by the days on which it did. No
   * more goes back than the goods cost; the rest was tax and shipping.
   */
  public void tell(Door.Lines lines, ZoneId zone) {
    BigDecimal left = BigDecimal.ZERO;
    for (Item item : items) {
      lines.line(
          local(at, zone),
          cells(item.product(), item.description(), item.quantity(), item.amount()));
      left = left.add(item.amount());
    }
    List<Refund> inOrder =
        refunds.stream().sorted((one, other) -> one.at().compareTo(other.at())).toList();
    for (Refund refund : inOrder) {
      BigDecimal back = refund.amount().abs().min(left);
      if (back.signum() > 0) {
        lines.line(
            local(refund.at(), zone), cells("refund", "", BigDecimal.ONE.negate(), back.negate()));
        left = left.subtract(back);
      }
    }
  }

  private Map<CsvColumn, String> cells(
      String product, String description, BigDecimal quantity, BigDecimal amount) {
    Map<CsvColumn, String> cells = new EnumMap<>(CsvColumn.class);
    cells.put(CsvColumn.INVOICE, name);
    cells.put(CsvColumn.STOCK_CODE, product);
    cells.put(CsvColumn.DESCRIPTION, description);
    cells.put(CsvColumn.QUANTITY, quantity.toPlainString());
    cells.put(CsvColumn.AMOUNT, amount.toPlainString());
    cells.put(CsvColumn.CUSTOMER_ID, customer);
    cells.put(CsvColumn.COUNTRY, country);
    cells.put(CsvColumn.STATE, state);
    cells.put(CsvColumn.CANCELLED_AT, cancelled);
    cells.put(CsvColumn.CURRENCY, currency);
    return cells;
  }

  private static LocalDateTime local(Instant at, ZoneId zone) {
    return at.atZone(zone).toLocalDateTime();
  }
}
