/** The size, months and seed of a made-up shop, and the dice that everything is drawn with. */
package clientele.infra.synthetic.plan;
