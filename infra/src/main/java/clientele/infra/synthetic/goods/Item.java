package clientele.infra.synthetic.goods;

/**
 * A line of an invoice.
 *
 * @param quantity negative if it comes back
 * @param pence price paid for one unit
 */
public record Item(Product product, int quantity, int pence) {
  public Item returned(int units) {
    return new Item(product, -units, pence);
  }
}
