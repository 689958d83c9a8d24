/**
 * What happens in a month of a made-up shop: visits that end in invoices, returns and cancelled
 * orders. Stands on people and goods.
 */
package clientele.infra.synthetic.event;
