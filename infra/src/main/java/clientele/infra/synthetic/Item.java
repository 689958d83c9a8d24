package clientele.infra.synthetic;

/**
 * A line of an invoice.
 *
 * @param quantity negative if it comes back
 * @param pence price paid for one unit
 */
record Item(Product product, int quantity, int pence) {
  Item returned(int units) {
    return new Item(product, -units, pence);
  }
}
