package clientele.infra.source;

/** The eight columns a transaction line is made of, whatever the file calls them. */
public enum CsvColumn {
  INVOICE("invoice", "InvoiceNo"),
  STOCK_CODE("stock-code", "StockCode"),
  DESCRIPTION("description", "Description"),
  QUANTITY("quantity", "Quantity"),
  ORDERED_AT("ordered-at", "InvoiceDate"),
  UNIT_PRICE("unit-price", "UnitPrice"),
  CUSTOMER_ID("customer-id", "CustomerID"),
  COUNTRY("country", "Country");

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

  /** Its header in a UCI Online Retail export. */
  public String usualHeader() {
    return usualHeader;
  }
}
