package clientele.infra.source.layout;

/**
 * The eight columns a transaction line is made of, whatever the file calls them, and further ones
 * that some exports have.
 */
public enum CsvColumn {
  INVOICE("invoice", "InvoiceNo"),
  STOCK_CODE("stock-code", "StockCode"),
  DESCRIPTION("description", "Description"),
  QUANTITY("quantity", "Quantity"),
  ORDERED_AT("ordered-at", "InvoiceDate"),
  UNIT_PRICE("unit-price", "UnitPrice"),
  CUSTOMER_ID("customer-id", "CustomerID"),
  COUNTRY("country", "Country"),

  /** Money of the line, where that stands there instead of a price. */
  AMOUNT("amount", ""),

  /** Money taken off the line. */
  DISCOUNT("discount", ""),

  /** Money taken off the whole order. */
  ORDER_DISCOUNT("order-discount", ""),

  /** Money of the whole order's goods, less all discounts. */
  SUBTOTAL("subtotal", ""),

  /** Money that went back for the whole order. */
  REFUNDED("refunded", ""),

  /** When it went back; where that is not said, with the order. */
  REFUNDED_AT("refunded-at", ""),

  /** Whether the order has been paid for. */
  STATE("state", ""),

  /** When the order was called off; blank if it was not. */
  CANCELLED_AT("cancelled-at", ""),

  /** Of the order's money. */
  CURRENCY("currency", ""),

  /** The order's name for people, where that is not its number. */
  ORDER_NAME("order-name", ""),

  LINE_ID("line-id", ""),

  /** Whether a line is a sale, a refund, shipping, a fee or a tip. */
  KIND("kind", ""),

  /** Number of the order whose money goes back. */
  REFUND_OF("refund-of", ""),

  /** The customer's address; its hash alone is kept. */
  EMAIL("email", ""),

  /** Of the product. */
  CATEGORY("category", ""),

  VENDOR("vendor", ""),

  /** Tax of the line, money. */
  TAX("tax", ""),

  /** Tax of the whole order, money. */
  ORDER_TAX("order-tax", ""),

  /** Whether prices have the tax in them: yes or no. */
  TAX_INCLUDED("tax-included", ""),

  /** Shipping of the whole order, money. */
  SHIPPING("shipping", ""),

  CHANNEL("channel", ""),

  REGION("region", ""),

  /** Whether the customer agreed to be written to. */
  CONSENT("consent", "");

  private final String key;
  private final String usualHeader;

  CsvColumn(String key, String usualHeader) {
    this.key = key;
    this.usualHeader = usualHeader;
  }

  /** Its name below {@code source.columns} in the configuration. */
  public String key() {
    return key;
  }

  /** Whether every file of the usual layout has it. */
  public boolean isUsual() {
    return !usualHeader.isEmpty();
  }

  /** Whether it only describes: of two such columns the first is read. */
  public boolean describes() {
    return switch (this) {
      case ORDER_NAME, LINE_ID, REFUND_OF, EMAIL, CATEGORY, VENDOR, CHANNEL, REGION, CONSENT ->
          true;
      default -> false;
    };
  }

  /** Its header in a UCI Online Retail export; empty for a further one. */
  public String usualHeader() {
    return usualHeader;
  }
}
