/** The products of a made-up shop, their categories and prices. */
package clientele.infra.synthetic.goods;
