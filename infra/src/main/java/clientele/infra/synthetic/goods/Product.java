package clientele.infra.synthetic.goods;

/**
 * Something that can stand on an invoice.
 *
 * @param code stock code
 * @param description as shown to people; may hold quotes, commas, ampersands and angle brackets
 * @param pence list price of one unit
 */
public record Product(String code, String description, int pence) {
  public static final Product POSTAGE = new Product("POST", "POSTAGE", 1800);
  public static final Product WEB_POSTAGE = new Product("DOT", "DOTCOM POSTAGE", 495);
  public static final Product CARRIAGE = new Product("C2", "CARRIAGE", 5000);
  public static final Product MANUAL = new Product("M", "Manual", 125);
  public static final Product DISCOUNT = new Product("D", "Discount", 650);
  public static final Product BANK_CHARGES = new Product("BANK CHARGES", "Bank Charges", 1500);
}
